package beijing.facility.handling;

import java.util.Set;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.identity.Department;
import beijing.facility.identity.Groups;
import beijing.facility.mandate.Mandate;
import beijing.facility.mandate.Outcome;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.NotEntitledException;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.ProcessBean;
import beijing.facility.workflow.ProcessVariables;
import beijing.facility.workflow.Recorder;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;
import beijing.facility.workflow.TaskNotice;

/** 登记加签意见: the answer goes on the record, and to who asked. */
@Component
@ProcessBean
@Step(process = "consultation", task = "GiveConsultation", office = Office.CONSULTED, outcomes = RecordConsultation.Answer.class)
class RecordConsultation extends Recorder {

    enum Answer implements Outcome {
        @Outcome.Label("同意") AGREE, @Outcome.Label("不同意") DISAGREE
    }

    private final ConsultationStore store;
    private final ProjectFiles files;
    private final Steps steps;
    private final BeijingClock clock;

    RecordConsultation(ConsultationStore store, ProjectFiles files, Steps steps, BeijingClock clock) {
        this.store = store;
        this.files = files;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    protected void record(DelegateExecution execution, Mandate mandate) {
        Form form = Form.of(mandate);
        Answer decision = form.choice(Field.DECISION, Answer.class);
        String opinion = form.text(Field.OPINION);
        form.accept();
        Project project = files.lock(ProcessVariables.projectNumber(execution));
        Consultation asked = store.find(ConsultationVariables.CONSULTATION_ID.from(execution).get()).orElseThrow();
        if (asked.askedBy().equals(mandate.official())) {
            throw new RuleException("加签意见不能由征求人本人（" + mandate.official() + "）提出，请由被征求的人员办理。");
        }
        if (asked.department().map(Groups::dept).filter(department -> !department.equals(mandate.unit())).isPresent()) {
            throw new NotEntitledException("“" + asked.taskName() + "”的加签征求的是" + asked.department().map(Department::name).orElseThrow()
                    + "的意见，您不能答复。");
        }
        store.answer(asked.id(), new Consultation.Answer(mandate.official(), mandate.name(), decision.name(), opinion), clock.instant());
        files.decided(mandate, project, decision, opinion,
                "答复" + asked.askedByName() + "在“" + asked.taskName() + "”环节的加签");
        steps.tell(TaskNotice.Kind.DECIDED, Set.of(asked.askedBy()), asked.taskId(), project.number(),
                "对“" + asked.taskName() + "”提出加签意见，" + decision.label() + "：" + opinion);
    }
}
