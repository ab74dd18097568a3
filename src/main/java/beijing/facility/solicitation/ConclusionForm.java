package beijing.facility.solicitation;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

import beijing.facility.identity.District;
import beijing.facility.measures.Amounts;
import beijing.facility.project.DistrictCollection;
import beijing.facility.project.DistrictReminder;
import beijing.facility.project.FiledApplications;
import beijing.facility.project.SolicitationRound;
import beijing.facility.project.SolicitationRounds;
import beijing.facility.project.SolicitationSummary;
import beijing.facility.project.SolicitationSummary.FunctionTotal;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.TaskForm;

/** 汇总征集结果 shows what the districts handed in, and what the round brought by function and in sum. */
@Component
class ConclusionForm implements TaskForm {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BeijingClock.ZONE);

    private final SolicitationRounds rounds;

    ConclusionForm(SolicitationRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public Set<String> processes() {
        return Set.of("project-solicitation");
    }

    @Override
    public String task() {
        return "ConcludeSolicitation";
    }

    @Override
    public Optional<Card> card(String id, VariableScope task) {
        return Optional.of(new Card(id, rounds.require(id).name(), "全市"));
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String id) {
        SolicitationSummary summary = rounds.summary(id).orElseThrow();
        return Map.of(
                RoundTable.NAME, RoundTable.of(rounds.require(id)),
                "districtTable", districts(id),
                "functionTotals", summary.functions().stream()
                        .sorted(Comparator.comparing(FunctionTotal::function))
                        .map(ConclusionForm::row)
                        .toList(),
                "solicitationTotals", List.of(
                        RoundTable.item("申报项目（个）", String.valueOf(summary.projects())),
                        RoundTable.item("总投资（万元）", Amounts.inWan(summary.totalInvestment())),
                        RoundTable.item("补助上限合计（万元）", Amounts.inWan(summary.subsidyCeiling()))));
    }

    private List<Map<String, String>> districts(String id) {
        SolicitationRound round = rounds.require(id);
        Map<String, DistrictCollection> collections = rounds.collections(id);
        Map<String, DistrictReminder> reminders = rounds.reminders(id);
        Map<String, FiledApplications> filed = rounds.filed(id);
        return District.all().stream()
                .map(district -> row(district, round, collections.get(district.code()),
                        reminders.get(district.code()), filed.get(district.code())))
                .toList();
    }

    private static Map<String, String> row(District district, SolicitationRound round, DistrictCollection collection,
            DistrictReminder reminder, FiledApplications now) {
        FiledApplications then = new FiledApplications(collection.counted(), collection.withdrawn());
        Map<String, String> row = new LinkedHashMap<>();
        row.put("district", district.label());
        row.put("stated", String.valueOf(collection.stated()));
        row.put("counted", then.text() + (now == null || now.equals(then) ? "" : "；现为" + now.text()));
        row.put("difference", difference(collection.difference()));
        row.put("recorded", MINUTE.format(collection.recordedAt()) + " " + lateness(round, collection.recordedAt())
                + (reminder == null ? "" : "，" + MINUTE.format(reminder.remindedAt()) + "催办"));
        row.put("survey", collection.surveySummary());
        return row;
    }

    private static String difference(int difference) {
        if (difference == 0) {
            return "一致";
        }
        return difference > 0 ? "区多填" + difference : "区少填" + -difference;
    }

    private static String lateness(SolicitationRound round, Instant recordedAt) {
        long days = round.daysLate(recordedAt, BeijingClock.ZONE);
        return days == 0 ? "按期" : "逾期" + days + "天";
    }

    private static Map<String, String> row(FunctionTotal total) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("function", total.function().label());
        row.put("projects", String.valueOf(total.projects()));
        row.put("area", Amounts.plain(total.area()));
        row.put("investment", Amounts.inWan(total.investment()));
        return row;
    }
}
