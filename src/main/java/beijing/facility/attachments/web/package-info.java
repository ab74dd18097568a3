/** The documents of a project over HTTP: listed, uploaded, shown, downloaded, made void. */
package beijing.facility.attachments.web;
