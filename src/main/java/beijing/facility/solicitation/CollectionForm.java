package beijing.facility.solicitation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

import beijing.facility.identity.District;
import beijing.facility.measures.Amounts;
import beijing.facility.project.SolicitationRound;
import beijing.facility.project.SolicitationRounds;
import beijing.facility.workflow.TaskForm;

/** 组织征集申报 shows the notice, and what the system has on file for the district whenever the form is opened. */
@Component
class CollectionForm implements TaskForm {

    private final SolicitationRounds rounds;

    CollectionForm(SolicitationRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public Set<String> processes() {
        return Set.of("project-solicitation");
    }

    @Override
    public String task() {
        return "CollectApplications";
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String id, VariableScope task) {
        String district = SolicitationVariables.DISTRICT.from(task).get();
        return Map.of(
                RoundTable.NAME, RoundTable.of(rounds.require(id)),
                "filedCount", List.of(Map.of("district", label(district), "counted", rounds.filed(id, district).text())),
                "filedApplications", rounds.applications(id, district).stream().map(CollectionForm::row).toList());
    }

    @Override
    public Optional<Card> card(String id, VariableScope task) {
        SolicitationRound round = rounds.require(id);
        return Optional.of(new Card(id, round.name(), label(SolicitationVariables.DISTRICT.from(task).get())));
    }

    private static String label(String district) {
        return District.of(district).map(District::label).orElseThrow();
    }

    private static Map<String, String> row(SolicitationRounds.Filed filed) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("number", filed.number());
        row.put("name", filed.name());
        row.put("status", filed.status().label());
        row.put("totalInvestment", Amounts.inWan(filed.totalInvestment()));
        return row;
    }
}
