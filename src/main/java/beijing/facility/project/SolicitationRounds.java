package beijing.facility.project;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.mandate.Mandate;
import beijing.facility.measures.Function;
import beijing.facility.project.SolicitationSummary.FunctionTotal;

/** The rounds of the yearly solicitation and what was filed in them (Article 21). Writes need the engine's transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class SolicitationRounds {

    /** One application of a district in a round. */
    public record Filed(String number, String name, ProjectStatus status, BigDecimal totalInvestment) {
    }

    private final Rounds rounds;
    private final DistrictCollections collections;
    private final DistrictReminders reminders;
    private final SolicitationSummaries summaries;
    private final JdbcClient jdbc;
    private final Clock clock;

    SolicitationRounds(Rounds rounds, DistrictCollections collections, DistrictReminders reminders,
            SolicitationSummaries summaries, JdbcClient jdbc, Clock clock) {
        this.rounds = rounds;
        this.collections = collections;
        this.reminders = reminders;
        this.summaries = summaries;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The round of that year that is not concluded yet. Two who ask at the same moment come one after the other. */
    public Optional<SolicitationRound> running(int year) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('solicitation', :year))")
                .param("year", year)
                .query((row, index) -> 0)
                .single();
        return rounds.findByYearAndConcludedAtIsNull(year);
    }

    /** Opens the next round of that year, after {@link #running} has shown none. */
    public SolicitationRound open(Mandate mandate, int year, LocalDate deadline, String notice) {
        return rounds.save(SolicitationRound.open(year, rounds.countByYear(year) + 1, deadline, notice, mandate.official(),
                clock.instant()));
    }

    /** @throws IllegalStateException where there is no such round: an instance without one cannot go on */
    @Transactional(readOnly = true)
    public SolicitationRound require(String id) {
        return rounds.findById(id).orElseThrow(() -> new IllegalStateException("没有编号为" + id + "的征集批次。"));
    }

    /**
     * Why an application can't be filed in that round today; the end of a Chinese sentence. A round that is summarised at the same
     * moment waits for the application, so that it is counted.
     */
    public Optional<String> refusal(String id) {
        jdbc.sql("select id from solicitation_round where id = ? for share").param(id).query(String.class).optional();
        return refusalNow(id);
    }

    /** The same as it stands at this moment, for who still writes the application. */
    @Transactional(readOnly = true)
    public Optional<String> refusalNow(String id) {
        SolicitationRound round = rounds.findById(id).orElse(null);
        if (round == null) {
            return Optional.of("没有这个征集批次，须为征集通知中的批次编号，不属于年度征集的留空");
        }
        if (round.status() != SolicitationStatus.OPEN) {
            return Optional.of("该批次" + round.status().label() + "，不再受理申报");
        }
        if (LocalDate.now(clock).isAfter(round.deadline())) {
            return Optional.of("该批次的申报截止日期为" + round.deadline() + "，已经截止");
        }
        return Optional.empty();
    }

    /** Those in which an application can be filed today, the newest first. */
    @Transactional(readOnly = true)
    public List<SolicitationRound> open() {
        return rounds.findAllByOrderByYearDescSequenceDesc().stream().filter(round -> refusalNow(round.id()).isEmpty()).toList();
    }

    /** What the system has on file for a district in a round. */
    @Transactional(readOnly = true)
    public FiledApplications filed(String id, String district) {
        return filed(id).getOrDefault(district, FiledApplications.NONE);
    }

    /** The same for all districts with at least one application, by district code. */
    @Transactional(readOnly = true)
    public Map<String, FiledApplications> filed(String id) {
        record Row(String district, FiledApplications filed) {
        }
        return jdbc.sql("""
                select district_code, count(*) as filed, count(*) filter (where status = 'WITHDRAWN') as withdrawn
                from project where solicitation_id = ? and solicitation_id <> ''
                group by district_code""")
                .param(id)
                .query((row, index) -> new Row(row.getString("district_code"),
                        new FiledApplications(row.getInt("filed"), row.getInt("withdrawn"))))
                .list().stream()
                .collect(Collectors.toMap(Row::district, Row::filed));
    }

    /** The applications behind that number, by project number. */
    @Transactional(readOnly = true)
    public List<Filed> applications(String id, String district) {
        return jdbc.sql("""
                select p.number, p.name, p.status, i.total
                from project p join investment_plan i on i.id = p.plan_id
                where p.solicitation_id = ? and p.solicitation_id <> '' and p.district_code = ?
                order by p.number""")
                .params(id, district)
                .query((row, index) -> new Filed(row.getString("number"), row.getString("name"),
                        ProjectStatus.valueOf(row.getString("status")), row.getBigDecimal("total")))
                .list();
    }

    /** Puts what a district states beside what is on file. */
    public void collect(Mandate mandate, String id, String district, String surveySummary, int stated) {
        collections.save(DistrictCollection.of(require(id), district, surveySummary, stated, filed(id, district),
                mandate.official(), clock.instant()));
    }

    public void remind(String id, String district) {
        reminders.save(new DistrictReminder(null, id, district, clock.instant()));
    }

    /** Closes the intake and adds up what was filed. */
    public void summarise(String id) {
        SolicitationRound round = require(id);
        round.summarise(clock.instant());
        // first: it waits for the applications that are being filed
        rounds.save(round);
        Set<FunctionTotal> functions = new HashSet<>(jdbc.sql("""
                select l.function, count(distinct p.number) as projects, sum(l.area) as area, sum(l.investment) as investment
                from project p join plan_line l on l.plan = coalesce(p.change_plan_id, p.fund_plan_id, p.plan_id)
                where p.solicitation_id = ? and p.solicitation_id <> '' and p.status <> 'WITHDRAWN'
                group by l.function""")
                .param(id)
                .query((row, index) -> new FunctionTotal(
                        Function.valueOf(row.getString("function")), row.getInt("projects"),
                        row.getBigDecimal("area"), row.getBigDecimal("investment")))
                .list());
        summaries.save(jdbc.sql("""
                select count(*) as projects, coalesce(sum(i.total), 0) as total, coalesce(sum(p.subsidy_ceiling), 0) as ceiling
                from project p join investment_plan i on i.id = coalesce(p.change_plan_id, p.fund_plan_id, p.plan_id)
                where p.solicitation_id = ? and p.solicitation_id <> '' and p.status <> 'WITHDRAWN'""")
                .param(id)
                .query((row, index) -> new SolicitationSummary(null, id, clock.instant(), row.getInt("projects"),
                        row.getBigDecimal("total"), row.getBigDecimal("ceiling"), functions))
                .single());
    }

    public void conclude(Mandate mandate, String id, String opinion) {
        SolicitationRound round = require(id);
        round.conclude(opinion, mandate.official(), clock.instant());
        rounds.save(round);
    }

    /** What the districts handed in, by district code. */
    @Transactional(readOnly = true)
    public Map<String, DistrictCollection> collections(String id) {
        return collections.findByRoundId(id).stream()
                .collect(Collectors.toMap(DistrictCollection::districtCode, one -> one));
    }

    /** The reminders, by district code. */
    @Transactional(readOnly = true)
    public Map<String, DistrictReminder> reminders(String id) {
        return reminders.findByRoundId(id).stream()
                .collect(Collectors.toMap(DistrictReminder::districtCode, one -> one));
    }

    /** The sums, once the intake is closed. */
    @Transactional(readOnly = true)
    public Optional<SolicitationSummary> summary(String id) {
        return summaries.findByRoundId(id);
    }

    /** All rounds, the latest first. */
    @Transactional(readOnly = true)
    public List<SolicitationRound> all() {
        return rounds.findAllByOrderByYearDescSequenceDesc();
    }
}
