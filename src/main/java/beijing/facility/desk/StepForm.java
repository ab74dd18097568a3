package beijing.facility.desk;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import beijing.facility.project.HandedInField;
import beijing.facility.project.HandedInForm;
import beijing.facility.workflow.engine.HandedIn;

/** Tells the file what was handed in: it knows no engine. */
@Component
class StepForm implements HandedInForm {

    private final HandedIn form;

    StepForm(HandedIn form) {
        this.form = form;
    }

    @Override
    public Optional<String> taskName(String task) {
        return form.name(task);
    }

    @Override
    public List<HandedInField> fields(String task) {
        return form.values(task).stream().map(value -> new HandedInField(value.label(), value.text())).toList();
    }
}
