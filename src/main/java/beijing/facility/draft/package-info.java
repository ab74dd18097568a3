/**
 * What an official has typed into a form and not handed in yet (contract §10). A draft is hers alone, is kept in the database and nowhere
 * else, and ends with the task, or with the start that it was for. It is never looked at: what it means is asked when it is handed in.
 */
package beijing.facility.draft;
