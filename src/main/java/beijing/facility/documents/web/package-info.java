/** The documents over HTTP, for the web applications and for machines. */
package beijing.facility.documents.web;
