package beijing.facility.handling;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import beijing.facility.workflow.Reversal;

/** Which submissions can be taken back, as their steps declare. */
@Component
class Reversals {

    private final List<Reversal> declared;

    Reversals(List<Reversal> declared) {
        this.declared = declared;
    }

    /** That of a submission, by its task and its decision. */
    Optional<Reversal> of(String submitted, String decision) {
        return declared.stream().filter(each -> each.submitted().equals(submitted) && each.decision().equals(decision)).findFirst();
    }

    /** That by which an open task was reached. */
    Optional<Reversal> between(String submitted, String next) {
        return declared.stream().filter(each -> each.submitted().equals(submitted) && each.next().equals(next)).findFirst();
    }
}
