/**
 * The documents of a project (附件): typed, checked, scanned, kept in the database with everything else of it. A document is uploaded at
 * an open task by who may work it, stays with the project across its processes, and can be required by configuration before a task
 * is completed.
 */
package beijing.facility.attachments;
