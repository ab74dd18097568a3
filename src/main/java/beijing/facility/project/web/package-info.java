/** The files of the projects and the rounds of solicitation over HTTP, read-only: {@code /api/projects}, {@code /api/solicitations}. */
package beijing.facility.project.web;
