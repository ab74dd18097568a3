/** The list of notices of whoever is signed in. */
package beijing.facility.notices.web;
