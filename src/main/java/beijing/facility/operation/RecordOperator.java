package beijing.facility.operation;

import java.math.BigDecimal;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.Findings;
import beijing.facility.measures.OperationMode;
import beijing.facility.measures.OperatorRules;
import beijing.facility.measures.OperatorType;
import beijing.facility.measures.Parameters;
import beijing.facility.project.Operator;
import beijing.facility.project.Operators;
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

/** 登记运营主体: only one that Article 31 admits; from now on its operation is evaluated every year (Articles 30, 31, 34). */
@Component
@ProcessBean
@Step(process = "operation-supervision", task = "AppointOperator", office = Office.DISTRICT_DRC,
        outcomes = RecordOperator.Appointment.class)
class RecordOperator extends Recorder {

    enum Appointment implements Outcome {
        @Outcome.Label("确定运营主体") APPOINT
    }

    private static final Field NAME = Field.of("operatorName", "运营主体");
    private static final Field TYPE = Field.of("operatorType", "运营主体类型");
    private static final Field CODE = Field.of("operatorCode", "统一社会信用代码或公民身份号码");
    private static final Field REGISTERED = Field.of("registered", "依法设立登记");
    private static final Field MODE = Field.of("operationMode", "运营模式");
    private static final Field RENT = Field.of("rentPerYear", "年租金");
    private static final Field LOW_PROFIT = Field.of("lowProfit", "保本微利");

    private final ProjectFiles files;
    private final Operators operators;
    private final OperatorRules rules;
    private final Parameters parameters;
    private final BeijingClock clock;

    RecordOperator(ProjectFiles files, Operators operators, OperatorRules rules, Parameters parameters,
            BeijingClock clock) {
        this.files = files;
        this.operators = operators;
        this.rules = rules;
        this.parameters = parameters;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        String name = form.text(NAME);
        OperatorType type = form.choice(TYPE, OperatorType.class);
        String code = form.code(CODE);
        if (type != null && code != null) {
            OperatorRules.problem(type, code).ifPresent(problem -> form.problem(CODE.key(), problem));
        }
        boolean registered = form.flag(REGISTERED);
        OperationMode mode = form.choice(MODE, OperationMode.class);
        BigDecimal rent = form.money(RENT);
        boolean lowProfit = form.flag(LOW_PROFIT);
        form.accept();

        RuleException.ifAny(new Findings(rules.check(type, name, registered)).messages());
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        operators.save(new Operator(project.number(), name, type, code, registered, mode, rent, lowProfit, mandate.official(),
                clock.instant()));
        project.operate();
        project = files.save(project);
        files.decided(mandate, project, Appointment.APPOINT, "", "运营主体：" + name + "（" + type.label() + "），" + mode.label()
                + "，" + (rent.signum() == 0 ? "免租金" : "年租金" + Amounts.inWan(rent) + "万元") + (lowProfit ? "，保本微利" : ""));
        OperationVariables.EVALUATION_DUE.on(execution)
                .set(BeijingClock.startOf(clock.today().plus(parameters.evaluationPeriod())));
    }
}
