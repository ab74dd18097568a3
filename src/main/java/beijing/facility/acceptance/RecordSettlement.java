package beijing.facility.acceptance;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.ChangeRules;
import beijing.facility.measures.FindingCode;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Subsidy;
import beijing.facility.measures.SubsidyRule;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.FundLedger;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.PlanForm;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.Step;

/** 登记决算: the final investment lowers the approved subsidy where it is lower, and never raises it (Articles 23, 29). */
@Component
@ProcessBean
@Step(process = "completion-acceptance", task = "SettleAccounts", office = Office.DISTRICT_DRC,
        outcomes = RecordSettlement.Settlement.class)
class RecordSettlement extends Recorder {

    enum Settlement implements Outcome {
        @Outcome.Label("决算") SETTLE
    }

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final FundLedger ledger;
    private final ChangeRules rules;
    private final SubsidyRule subsidies;

    RecordSettlement(ProjectFiles files, ChangeRegister changes, FundLedger ledger, ChangeRules rules,
            SubsidyRule subsidies) {
        this.files = files;
        this.changes = changes;
        this.ledger = ledger;
        this.rules = rules;
        this.subsidies = subsidies;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        OpenChange.refuse(changes, project);
        Form form = Form.of(mandate);
        form.stated(SettlementForm.SHARED_INVESTMENT);
        InvestmentPlan settled = new PlanForm(form).settled(SettlementForm.SETTLED_INVESTMENT, SettlementForm.SHARED_INVESTMENT,
                files.built(project).orElseThrow());
        form.accept();

        BigDecimal rate = project.inclusiveRate().orElseThrow();
        BigDecimal before = project.approvedSubsidy().orElseThrow();
        Subsidy subsidy = subsidies.at(settled, rate);
        BigDecimal amount = rules.subsidy(settled, rate, project.requestedSubsidy().orElseThrow(), before);
        project = files.settle(mandate, project, settled, subsidy, subsidies.ceiling(settled).total(), amount);
        BigDecimal released = ledger.balance(project.number()).netReleased();
        project.renew(EnumSet.of(FindingCode.CHANGE_AFFECTS_SUBSIDY, FindingCode.SUBSIDY_OVERPAID),
                released.compareTo(amount) > 0 ? List.of(ChangeRules.overpaid(amount, released)) : List.of());
        project = files.save(project);
        files.decided(mandate, project, Settlement.SETTLE, "", "决算总投资" + Amounts.inWan(settled.total())
                + "万元，按决算测算补助" + Amounts.inWan(subsidy.total()) + "万元，批复补助"
                + (amount.compareTo(before) < 0 ? "由" + Amounts.inWan(before) + "万元核减为" : "仍为") + Amounts.inWan(amount) + "万元");
    }
}
