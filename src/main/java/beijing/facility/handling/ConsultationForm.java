package beijing.facility.handling;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.TaskForm;

/** 提出加签意见 shows who asks what. */
@Component
class ConsultationForm implements TaskForm {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BeijingClock.ZONE);

    private final ConsultationStore store;

    ConsultationForm(ConsultationStore store) {
        this.store = store;
    }

    @Override
    public Set<String> processes() {
        return Set.of("consultation");
    }

    @Override
    public String task() {
        return "GiveConsultation";
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String project, VariableScope task) {
        Long id = ConsultationVariables.CONSULTATION_ID.from(task).get();
        return Map.of("consultation", store.find(id).stream().map(ConsultationForm::row).toList());
    }

    private static Map<String, String> row(Consultation consultation) {
        return Map.of("by", consultation.askedByName(), "task", consultation.taskName(), "at", MINUTE.format(consultation.askedAt()),
                "question", consultation.question());
    }
}
