package beijing.facility.funding;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.FundApplication;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.PlanForm;
import beijing.facility.workflow.PlanVariables;
import beijing.facility.workflow.TaskForm;

/** 上报资金申请报告: opens with the plan of the application, after a return with the report as it was handed in. */
@Component
class FundApplicationForm implements TaskForm {

    private static final Field AT_ESTIMATE_DEPTH = Field.of("atEstimateDepth", "达到概算深度");
    private static final Field REQUESTED_SUBSIDY = Field.of("requestedSubsidy", "申请补助资金");
    private static final Field TOTAL_INVESTMENT = Field.of("totalInvestment", "概算总投资");
    private static final Field SHARED_INVESTMENT = Field.of("sharedInvestment", "公共及分摊投资");
    private static final Field JUSTIFICATION = Field.prose("justification", "例外说明");

    private final ProjectFiles files;

    FundApplicationForm(ProjectFiles files) {
        this.files = files;
    }

    @Override
    public Set<String> processes() {
        return Set.of("funding-approval");
    }

    @Override
    public String task() {
        return "SubmitFundApplication";
    }

    @Override
    public Map<String, Object> values(String projectNumber) {
        Project project = files.require(projectNumber);
        Optional<FundApplication> earlier = files.fundApplication(project);
        Map<String, Object> values = new LinkedHashMap<>();
        // the reasons that the district gave at filing are still hers; its figures were none of the 概算
        values.put(JUSTIFICATION.key(), earlier.map(FundApplication::justification)
                .orElseGet(() -> files.application(project).justification()));
        earlier.ifPresent(application -> {
            values.putAll(PlanVariables.of(files.plan(project), TOTAL_INVESTMENT, SHARED_INVESTMENT));
            values.put(AT_ESTIMATE_DEPTH.key(), application.atEstimateDepth());
            values.put(REQUESTED_SUBSIDY.key(), Amounts.inWan(application.requestedSubsidy()));
        });
        return values;
    }

    @Override
    public Map<String, Object> suggestions(String projectNumber) {
        Map<String, Object> values =
                new LinkedHashMap<>(PlanVariables.of(files.plan(files.require(projectNumber)), TOTAL_INVESTMENT, SHARED_INVESTMENT));
        values.put(AT_ESTIMATE_DEPTH.key(), false);
        return values;
    }

    static FundApplication read(Mandate mandate) {
        Form form = Form.of(mandate);
        boolean atEstimateDepth = form.flag(AT_ESTIMATE_DEPTH);
        BigDecimal requested = form.money(REQUESTED_SUBSIDY);
        form.stated(SHARED_INVESTMENT);
        InvestmentPlan plan = new PlanForm(form).plan(TOTAL_INVESTMENT, SHARED_INVESTMENT);
        String justification = form.optionalText(JUSTIFICATION);
        form.accept();
        return new FundApplication(atEstimateDepth, requested, plan, justification);
    }
}
