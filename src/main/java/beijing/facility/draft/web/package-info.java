/** The drafts over HTTP, for the pages and for other programs. */
package beijing.facility.draft.web;
