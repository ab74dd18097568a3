package beijing.facility.operation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.measures.Parameters;
import beijing.facility.operation.OperationVariables.Next;
import beijing.facility.project.Evaluation;
import beijing.facility.project.EvaluationDecision;
import beijing.facility.project.Evaluations;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/** 登记运营评价: a failed one asks for rectification and a fresh evaluation, another for the next year or the end (Article 34). */
@Component
@ProcessBean
@Step(process = "operation-supervision", task = "EvaluateOperation", office = Office.DISTRICT_DRC,
        outcomes = EvaluationDecision.class, sets = @Step.Sets(variable = "evaluation", values = Next.class))
class RecordEvaluation extends Recorder {

    private static final Field SERVICES_OPEN = Field.of("servicesOpen", "正在开放的服务功能项数");
    private static final Field CONTINUE = Field.of("continueSupervision", "继续监管");

    private final ProjectFiles files;
    private final Evaluations evaluations;
    private final Parameters parameters;
    private final BeijingClock clock;

    RecordEvaluation(ProjectFiles files, Evaluations evaluations, Parameters parameters,
            BeijingClock clock) {
        this.files = files;
        this.evaluations = evaluations;
        this.parameters = parameters;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        int functions = files.built(project).orElseThrow().provided().size();
        Form form = Form.of(mandate);
        EvaluationDecision decision = form.choice(Field.DECISION, EvaluationDecision.class);
        Integer open = form.countOrAll(SERVICES_OPEN, functions);
        boolean goesOn = form.flag(CONTINUE);
        String opinion = form.opinion(decision != EvaluationDecision.FAIL, EvaluationDecision.FAIL.label());
        form.accept();
        if (open > functions) {
            throw new RuleException("“正在开放的服务功能项数”（servicesOpen）填写的“" + open + "”不正确，项目共建成" + functions + "项功能。");
        }
        if (open == 0 && decision != EvaluationDecision.FAIL) {
            throw new RuleException("“正在开放的服务功能项数”（servicesOpen）为0，没有服务开放的项目不能评为“" + decision.label() + "”（第三十四条）。");
        }
        evaluations.save(Evaluation.of(project, decision, opinion, open, goesOn, mandate.official(), clock.instant()));
        Next next = decision == EvaluationDecision.FAIL ? Next.RECTIFY : goesOn ? Next.CONTINUE : Next.CONCLUDE;
        if (next == Next.CONCLUDE) {
            project.close();
            project = files.save(project);
        }
        files.decided(mandate, project, decision, opinion, "开放" + open + "项功能"
                + (next == Next.CONCLUDE ? "，监管结束" : ""));
        OperationVariables.EVALUATION.on(execution).set(next.name());
        OperationVariables.EVALUATION_DUE.on(execution)
                .set(BeijingClock.startOf(clock.today().plus(parameters.evaluationPeriod())));
        OperationVariables.RECTIFICATION_DUE.on(execution)
                .set(BeijingClock.endOf(clock.today().plus(parameters.acceptanceRectificationDeadline())));
    }
}
