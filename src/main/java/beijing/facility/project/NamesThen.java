package beijing.facility.project;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What people were called when they did something on a project: as the record of its decisions says, for everything that an official
 * enters goes on it at the same moment.
 */
public final class NamesThen {

    private final List<Decision> record;
    private final UnaryOperator<String> today;

    /** @param today what those are called of whom the record says nothing */
    public NamesThen(List<Decision> record, UnaryOperator<String> today) {
        this.record = record;
        this.today = today;
    }

    public String of(String id, Instant at) {
        return record.stream().filter(decision -> decision.decidedBy().equals(id))
                .min(Comparator.comparing(decision -> Duration.between(decision.decidedAt(), at).abs()))
                .map(Decision::decidedByName).orElseGet(() -> today.apply(id));
    }
}
