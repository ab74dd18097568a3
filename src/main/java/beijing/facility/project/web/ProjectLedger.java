package beijing.facility.project.web;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.District;
import beijing.facility.measures.Function;
import beijing.facility.project.ProjectStatus;

/** 项目台账: one line a project, of the files that the signed-in user may see. */
@Service
public class ProjectLedger {

    /**
     * One project. Amounts are yuan; those of the ledger are 0 before the approval, the others null before they are known.
     *
     * @param functions the functions of the plan in force
     * @param progress  the last that was reported, in percent
     */
    public record Line(String number, String name, String district, String unit, String status, List<Function> functions,
            BigDecimal totalInvestment, BigDecimal requested, BigDecimal approved, BigDecimal released,
            BigDecimal disbursed, BigDecimal repaid, BigDecimal progress, LocalDate filedOn, LocalDate approvedOn,
            LocalDate startedOn, LocalDate completedOn, LocalDate acceptedOn) {
    }

    private final ProjectReader reader;
    private final CurrentUser user;

    ProjectLedger(ProjectReader reader, CurrentUser user) {
        this.reader = reader;
        this.user = user;
    }

    /** Hands over every project that the list of projects has for these filters, in its order and one after the other. */
    @Transactional(readOnly = true)
    public void each(String district, String status, Consumer<Line> lines) {
        ProjectQuery query = ProjectQuery.of(null, district, status, null, null);
        reader.each(Visibility.of(user), query, row -> lines.accept(line(row)));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getString("number"), row.getString("name"),
                District.of(row.getString("district_code")).map(District::label).orElseThrow(), row.getString("unit"),
                ProjectStatus.valueOf(row.getString("status")).label(), functions(row.getString("functions")),
                row.getBigDecimal("total"), row.getBigDecimal("requested_subsidy"), row.getBigDecimal("approved"),
                row.getBigDecimal("released"), row.getBigDecimal("disbursed"), row.getBigDecimal("repaid"),
                row.getBigDecimal("percent"),
                ProjectView.at(row.getTimestamp("filed_at").toInstant()).toLocalDate(),
                row.getObject("approval_date", LocalDate.class), row.getObject("started_on", LocalDate.class),
                row.getObject("completed_on", LocalDate.class), row.getObject("accepted_on", LocalDate.class));
    }

    private static List<Function> functions(String names) {
        return names == null ? List.of() : Arrays.stream(names.split(",")).map(Function::valueOf).sorted().toList();
    }
}
