package beijing.facility.project;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** One round of the yearly solicitation of projects (Article 21), from its notice to its conclusion. */
@Table("solicitation_round")
public class SolicitationRound {

    @Id
    private String id;
    private int year;
    private int sequence;
    private LocalDate deadline;
    private String notice;
    private String openedBy;
    private Instant openedAt;
    private Instant summarisedAt;
    private String opinion;
    private String concludedBy;
    private Instant concludedAt;
    @Version
    private Long version;

    private SolicitationRound() {
    }

    static SolicitationRound open(int year, int sequence, LocalDate deadline, String notice, String by, Instant at) {
        SolicitationRound round = new SolicitationRound();
        round.id = "ZJ-%d-%d".formatted(year, sequence);
        round.year = year;
        round.sequence = sequence;
        round.deadline = deadline;
        round.notice = notice;
        round.openedBy = by;
        round.openedAt = at;
        return round;
    }

    /** Closes the intake: from now on the round takes no more applications. */
    void summarise(Instant at) {
        expect(SolicitationStatus.OPEN);
        summarisedAt = at;
    }

    void conclude(String opinion, String by, Instant at) {
        expect(SolicitationStatus.SUMMARISED);
        this.opinion = opinion;
        concludedBy = by;
        concludedAt = at;
    }

    private void expect(SolicitationStatus expected) {
        if (status() != expected) {
            throw new IllegalStateException("征集批次" + id + "当前为“" + status().label() + "”，此操作只能在“" + expected.label()
                    + "”时进行。");
        }
    }

    public SolicitationStatus status() {
        if (concludedAt != null) {
            return SolicitationStatus.CONCLUDED;
        }
        return summarisedAt == null ? SolicitationStatus.OPEN : SolicitationStatus.SUMMARISED;
    }

    /** Days after the deadline on which a moment lies, 0 where it is in time. */
    public long daysLate(Instant moment, ZoneId zone) {
        return Math.max(0, moment.atZone(zone).toLocalDate().toEpochDay() - deadline.toEpochDay());
    }

    public String id() {
        return id;
    }

    /** What officials call it; the second round of a year says so. */
    public String name() {
        return year + "年度项目征集" + (sequence == 1 ? "" : "（第" + sequence + "次）");
    }

    public int year() {
        return year;
    }

    /** The last day on which an application is in time. */
    public LocalDate deadline() {
        return deadline;
    }

    public String notice() {
        return notice;
    }

    public String openedBy() {
        return openedBy;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public String opinion() {
        return opinion;
    }

    public String concludedBy() {
        return concludedBy;
    }

    public Instant concludedAt() {
        return concludedAt;
    }
}
