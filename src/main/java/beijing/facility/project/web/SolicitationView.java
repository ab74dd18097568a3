package beijing.facility.project.web;

import static beijing.facility.project.web.ProjectView.at;
import static beijing.facility.project.web.ProjectView.yuan;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import beijing.facility.identity.District;
import beijing.facility.measures.Amounts;
import beijing.facility.project.DistrictCollection;
import beijing.facility.project.DistrictReminder;
import beijing.facility.project.FiledApplications;
import beijing.facility.project.SolicitationRound;
import beijing.facility.project.SolicitationStatus;
import beijing.facility.project.SolicitationSummary;
import beijing.facility.project.SolicitationSummary.FunctionTotal;

/**
 * A round of solicitation as JSON. Amounts are yuan as decimal strings, areas m².
 *
 * @param districts of those districts that the reader may see
 * @param summary   null until the intake is closed, and for who sees only her own district
 */
record SolicitationView(
        String solicitationId,
        String name,
        int year,
        LocalDate deadline,
        String notice,
        SolicitationStatus status,
        String statusName,
        OffsetDateTime openedAt,
        OffsetDateTime concludedAt,
        String opinion,
        List<DistrictView> districts,
        SummaryView summary) {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /**
     * What a district states and what the system has on file.
     *
     * @param stated     null until the district has answered, like all that it answers
     * @param counted    what was on file when it answered; until then, what is on file now
     * @param withdrawn  how many of {@code counted} were withdrawn
     * @param difference stated less counted
     * @param daysLate   days after the deadline on which it answered
     */
    record DistrictView(String districtCode, String district, Integer stated, int counted, int withdrawn,
            Integer difference, String surveySummary, Long daysLate, OffsetDateTime recordedAt,
            OffsetDateTime remindedAt) {
    }

    record SummaryView(int projects, String totalInvestment, String subsidyCeiling, List<FunctionView> functions) {
    }

    record FunctionView(String function, String functionName, int projects, String area, String investment) {
    }

    static SolicitationView of(SolicitationRound round, List<District> districts, Map<String, FiledApplications> filed,
            Map<String, DistrictCollection> collections, Map<String, DistrictReminder> reminders,
            Optional<SolicitationSummary> summary) {
        return new SolicitationView(round.id(), round.name(), round.year(), round.deadline(), round.notice(),
                round.status(), round.status().label(), at(round.openedAt()), at(round.concludedAt()), round.opinion(),
                districts.stream()
                        .map(district -> district(round, district,
                                Optional.ofNullable(collections.get(district.code())),
                                filed.getOrDefault(district.code(), FiledApplications.NONE),
                                Optional.ofNullable(reminders.get(district.code()))))
                        .toList(),
                summary.map(SolicitationView::summary).orElse(null));
    }

    private static DistrictView district(SolicitationRound round, District district,
            Optional<DistrictCollection> collection, FiledApplications filed, Optional<DistrictReminder> reminder) {
        return new DistrictView(district.code(), district.label(),
                collection.map(DistrictCollection::stated).orElse(null),
                collection.map(DistrictCollection::counted).orElse(filed.count()),
                collection.map(DistrictCollection::withdrawn).orElse(filed.withdrawn()),
                collection.map(DistrictCollection::difference).orElse(null),
                collection.map(DistrictCollection::surveySummary).orElse(null),
                collection.map(given -> round.daysLate(given.recordedAt(), BEIJING)).orElse(null),
                at(collection.map(DistrictCollection::recordedAt).orElse(null)),
                at(reminder.map(DistrictReminder::remindedAt).orElse(null)));
    }

    private static SummaryView summary(SolicitationSummary summary) {
        return new SummaryView(summary.projects(), yuan(summary.totalInvestment()), yuan(summary.subsidyCeiling()),
                summary.functions().stream()
                        .sorted(Comparator.comparing(FunctionTotal::function))
                        .map(total -> new FunctionView(total.function().key(), total.function().label(),
                                total.projects(), Amounts.plain(total.area()), yuan(total.investment())))
                        .toList());
    }
}
