/** The files of the projects over HTTP, read-only: {@code /api/projects}. */
package beijing.facility.project.web;
