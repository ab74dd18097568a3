package beijing.facility.desk;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

import beijing.facility.documents.FilePage.Section;
import beijing.facility.project.HandedInField;

/**
 * The file of a project (项目档案) as the official sees it beside the form: texts that are ready to be shown, and the figures of the
 * charts.
 *
 * @param workable  whether the task beside which it is shown is hers to work
 * @param changeable whether a change of it is hers to ask for now (Article 28)
 * @param documents what can be taken out on paper, by name and address
 * @param processes where the project stands, the youngest process first; empty at its end
 * @param decisions what was decided, the newest first
 * @param subsidyFormula Article 23 with the rates in force
 * @param funds     in yuan, what the chart shows; empty before the approval
 * @param progress  in percent by month, the oldest first
 */
public record Dossier(
        String number,
        String name,
        String status,
        String readAt,
        boolean workable,
        boolean changeable,
        List<Document> documents,
        List<Process> processes,
        List<FindingText> findings,
        List<Step> decisions,
        String subsidyFormula,
        List<Fund> funds,
        List<Progress> progress,
        List<Section> sections) {

    public record Document(String name, String path) {
    }

    /** @param active the ids of the elements of the diagram to highlight */
    public record Process(String definitionId, String name, Set<String> active, List<Place> places) {
    }

    /**
     * @param stay     for how long it has been there, in Chinese
     * @param due      by when, empty where there is no term
     * @param units    who is to act, empty where something is waited for
     * @param assignee who has taken it, empty where nobody has or the reader may not know
     */
    public record Place(String name, OffsetDateTime since, String sinceText, String stay, String due, boolean overdue, String units,
            String assignee) {
    }

    public record FindingText(String severity, String article, String message) {
    }

    /**
     * Who decided, in whose name, and on what, as they were called then.
     *
     * @param fields what else was handed in, by label, in the order of the form
     */
    public record Step(String at, String task, String by, String unit, String decision, String opinion, String detail,
            List<HandedInField> fields, List<FindingText> findings) {
    }

    public record Fund(String label, BigDecimal yuan, String wan) {
    }

    public record Progress(String month, BigDecimal percent) {
    }
}
