/** The verbs over HTTP, for the web applications and for other programs. */
package beijing.facility.handling.web;
