package beijing.facility.workflow.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import beijing.facility.workflow.InputException;
import beijing.facility.workflow.OfficialException;
import beijing.facility.workflow.Problem;
import beijing.facility.workflow.RuleException;

/** What speaks against a form that is being handed in, from all who look at it, so that an official reads everything at once. */
class Refusals {

    private final List<OfficialException> found = new ArrayList<>();

    void add(Optional<? extends OfficialException> refusal) {
        refusal.ifPresent(found::add);
    }

    /** Lets somebody look. */
    void ask(Runnable check) {
        try {
            check.run();
        } catch (InputException | RuleException refusal) {
            found.add(refusal);
        }
    }

    /**
     * Goes on with what was handed in, for the steps find out what else is wrong with it, and takes nothing of it where something is.
     *
     * @throws InputException where something can't be read, with every sentence
     * @throws RuleException  where only rules forbid it, likewise
     */
    <T> T unlessAny(Supplier<T> goOn) {
        if (found.isEmpty()) {
            return goOn.get();
        }
        try {
            goOn.get();
        } catch (RuntimeException thrown) {
            OfficialException refusal = refusal(thrown);
            if (refusal != null && !(refusal instanceof InputException) && !(refusal instanceof RuleException)) {
                throw thrown;
            }
            // anything else comes of what was found already
            add(Optional.ofNullable(refusal));
        }
        throw together();
    }

    private static OfficialException refusal(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).filter(OfficialException.class::isInstance)
                .map(OfficialException.class::cast).findFirst().orElse(null);
    }

    /** Of a field only what was said first. */
    private OfficialException together() {
        String sentences = found.stream().flatMap(refusal -> refusal.getMessage().lines())
                .collect(Collectors.toMap(Refusals::about, Function.identity(), (first, again) -> first, LinkedHashMap::new))
                .values().stream().collect(Collectors.joining("\n"));
        return found.stream().anyMatch(InputException.class::isInstance) ? new InputException(sentences) : new RuleException(sentences);
    }

    private static String about(String sentence) {
        return Problem.in(sentence).stream().map(Problem::path).filter(Objects::nonNull).findFirst().orElse(sentence);
    }
}
