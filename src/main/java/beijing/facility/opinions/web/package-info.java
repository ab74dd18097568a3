/** The common opinions over HTTP, for the pages and for other programs. */
package beijing.facility.opinions.web;
