package beijing.facility.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.ApprovalTrack;
import beijing.facility.measures.Establishment;
import beijing.facility.measures.ProjectCode;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.TaskForm;
import beijing.facility.project.ProjectFiles;

/** 办理立项审批: the establishment of the project (Article 24), read from its form. */
@Component
class EstablishmentForm implements TaskForm {

    private static final Field NUMBER = Field.of("establishmentNumber", "立项批复文号");
    private static final Field DATE = Field.of("establishmentDate", "立项批复日期");
    private static final Field PROJECT_CODE = Field.of("projectCode", "项目代码");
    private static final Field TRACK = Field.of("approvalTrack", "审批方式");
    private static final Field ESTIMATED_INVESTMENT = Field.of("estimatedInvestment", "估算总投资");

    private final ProjectFiles files;

    EstablishmentForm(ProjectFiles files) {
        this.files = files;
    }

    @Override
    public Set<String> processes() {
        return Set.of("funding-approval");
    }

    @Override
    public String task() {
        return "RecordEstablishment";
    }

    /** The total that the application states is what most establishments confirm. */
    @Override
    public Map<String, Object> suggestions(String projectNumber) {
        Map<String, Object> values = new HashMap<>();
        values.put(TRACK.key(), ApprovalTrack.APPROVAL.name());
        values.put(ESTIMATED_INVESTMENT.key(),
                Amounts.inWan(files.plan(files.require(projectNumber)).total()));
        return values;
    }

    static Establishment read(Mandate mandate) {
        Form form = Form.of(mandate);
        String number = form.text(NUMBER);
        LocalDate date = form.date(DATE);
        String code = form.code(PROJECT_CODE);
        if (code != null) {
            ProjectCode.problem(code).ifPresent(problem -> form.problem(PROJECT_CODE.key(), problem));
        }
        ApprovalTrack track = form.optionalChoice(TRACK, ApprovalTrack.class, ApprovalTrack.APPROVAL);
        BigDecimal estimated = form.money(ESTIMATED_INVESTMENT);
        if (estimated != null && estimated.signum() == 0) {
            form.problem("“估算总投资”（estimatedInvestment）填写的“0”不正确，须大于0。");
        }
        form.accept();
        return new Establishment(number, date, code, track, estimated);
    }
}
