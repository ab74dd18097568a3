package beijing.facility.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.project.DepartmentOpinion;
import beijing.facility.project.DepartmentOpinions;
import beijing.facility.project.OpinionDecision;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.Step;

/** 登记部门意见: one department's opinion on the five aspects of Article 22. */
@Component
@ProcessBean
@Step(process = "joint-review", task = "DepartmentOpinion", office = Office.MUNICIPAL_DEPARTMENT,
        outcomes = OpinionDecision.class)
class RecordDepartmentOpinion extends Recorder {

    private static final Field FUNCTION = Field.prose("functionOpinion", "功能设置意见");
    private static final Field SITE = Field.prose("siteOpinion", "规划选址意见");
    private static final Field CONSTRUCTION = Field.prose("constructionOpinion", "建设方式意见");
    private static final Field OPERATION = Field.prose("operationOpinion", "运营管理意见");
    private static final Field FUNDING = Field.prose("fundingOpinion", "资金支持意见");
    private static final Field OTHER_FUNDS_FOUND = Field.of("otherMunicipalFundsFound", "发现其他渠道市级资金");

    private final ProjectFiles files;
    private final DepartmentOpinions opinions;
    private final BeijingClock clock;

    RecordDepartmentOpinion(ProjectFiles files, DepartmentOpinions opinions, BeijingClock clock) {
        this.files = files;
        this.opinions = opinions;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        OpinionDecision decision = form.choice(Field.DECISION, OpinionDecision.class);
        String opinion = form.opinion(decision == null || decision == OpinionDecision.AGREE,
                decision == null ? "" : decision.label());
        DepartmentOpinion.Aspects aspects = new DepartmentOpinion.Aspects(form.optionalText(FUNCTION),
                form.optionalText(SITE), form.optionalText(CONSTRUCTION), form.optionalText(OPERATION),
                form.optionalText(FUNDING));
        boolean otherFundsFound = form.flag(OTHER_FUNDS_FOUND);
        form.accept();

        Project project = files.require(ProcessVariables.projectNumber(execution));
        String department = ReviewVariables.DEPARTMENT.from(execution).get();
        DepartmentOpinion asked = opinions
                .findByProjectNumberAndRoundAndDepartment(project.number(), project.reviewRound(), department)
                .orElseThrow();
        asked.give(decision, opinion, aspects, otherFundsFound, mandate.official(), clock.instant());
        opinions.save(asked);
        files.decided(mandate, project, decision, opinion,
                otherFundsFound ? "发现该项目已获其他渠道市级资金。" : "");
    }
}
