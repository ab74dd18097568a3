/** The doors: what is asked of a session with every page, and what administrators do with accounts. */
package beijing.facility.signin.web;
