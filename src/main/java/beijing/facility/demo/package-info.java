/** The start without a database of one's own: an embedded PostgreSQL, reachable from this machine alone. */
package beijing.facility.demo;
