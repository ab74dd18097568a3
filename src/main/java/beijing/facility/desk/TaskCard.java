package beijing.facility.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import beijing.facility.identity.District;
import beijing.facility.measures.Amounts;
import beijing.facility.project.Project;
import beijing.facility.workflow.TaskForm;

/** What a task shows of its project in the task list: variables of the task, so that who sees the task sees them too. */
final class TaskCard {

    private static final String NUMBER = "cardNumber";
    private static final String NAME = "cardName";
    private static final String DISTRICT = "cardDistrict";
    private static final String AMOUNT = "cardAmount";

    private TaskCard() {
    }

    static Map<String, Object> of(Project project) {
        Map<String, Object> card = new HashMap<>(of(new TaskForm.Card(project.number(), project.name(),
                District.of(project.districtCode()).map(District::label).orElseThrow())));
        project.approvedSubsidy().or(project::requestedSubsidy).map(Amounts::inWan).ifPresent(amount -> card.put(AMOUNT, amount));
        return card;
    }

    static Map<String, Object> of(TaskForm.Card card) {
        return Map.of(NUMBER, card.number(), NAME, card.name(), DISTRICT, card.district());
    }

    static List<Map<String, String>> columns() {
        return List.of(Map.of("name", NUMBER, "label", "项目编号"),
                Map.of("name", NAME, "label", "项目名称"),
                Map.of("name", DISTRICT, "label", "所在区"),
                Map.of("name", AMOUNT, "label", "补助（万元）"));
    }
}
