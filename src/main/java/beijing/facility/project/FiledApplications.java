package beijing.facility.project;

/**
 * The applications of one district that the system has on file in a round of solicitation.
 *
 * @param count     all of them, whatever became of them
 * @param withdrawn those that the district has withdrawn
 */
public record FiledApplications(int count, int withdrawn) {

    /** Those of a district that has filed nothing. */
    public static final FiledApplications NONE = new FiledApplications(0, 0);

    /** As officials read it: {@code 3（其中已撤回1）}. */
    public String text() {
        return count + (withdrawn == 0 ? "" : "（其中已撤回" + withdrawn + "）");
    }
}
