/** What Tasklist asks for to show the file of a project beside a form. */
package beijing.facility.desk.web;
