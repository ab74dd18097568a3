/**
 * The file of a project: the {@link beijing.facility.project.Project} aggregate, every version of its investment plan, the
 * departments' opinions and the append-only record of decisions; and the rounds of solicitation in which the files
 * begin. Process packages write it, the desk and the API read it.
 */
package beijing.facility.project;
