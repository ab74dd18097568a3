/** What the official sees at her desk: the file beside the fields of each form, and the filters of her task list. */
package beijing.facility.desk;
