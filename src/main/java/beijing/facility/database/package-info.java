/** The database that the application stands on: what it must be able to do, and the order in which its tables are made. */
package beijing.facility.database;
