package beijing.facility.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One element of a diagram at which somebody does something, or the system does.
 *
 * @param process         the key of its process
 * @param key             its id in the diagram, by which it stands in the record of decisions
 * @param name            what officials call it
 * @param documentation   what the diagram says about it, with its article; may be empty
 * @param candidateGroups to whom it is offered, as the diagram writes it; empty where it is no user task
 * @param form            what is filled in; empty where nobody fills in anything
 * @param properties      its {@code camunda:property} elements by name
 */
public record CatalogueEntry(Kind kind, String process, String processName, String key, String name, String documentation,
        String candidateGroups, Optional<FormSheet> form, Map<String, String> properties) {

    /** The property that says {@code true} where a further department or a colleague can be asked (加签). */
    public static final String REVIEW = "review";
    /** The property that names, with commas between, the decisions of which the district is told as of results. */
    public static final String RESULTS = "results";
    /** The property that names the filter under which everybody finds what of hers is overdue there. */
    public static final String OVERDUE_FILTER = "overdueFilter";

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    /** Who acts there. */
    public enum Kind {
        /** An official who begins the process with a form. */
        START,
        /** An official. */
        USER_TASK,
        /** The system itself. */
        SYSTEM
    }

    /** Whether it is a review, in whose middle others can be asked. */
    public boolean isReview() {
        return kind == Kind.USER_TASK && "true".equals(properties.get(REVIEW));
    }

    /** Those of its decisions of which the district is told as of results. */
    public Set<String> results() {
        String value = properties.getOrDefault(RESULTS, "").strip();
        return value.isEmpty() ? Set.of() : COMMA.splitAsStream(value).collect(Collectors.toUnmodifiableSet());
    }

    /** The filter under which it is found when it is overdue. */
    public Optional<String> overdueFilter() {
        return Optional.ofNullable(properties.get(OVERDUE_FILTER)).filter(name -> !name.isBlank());
    }

    /** What its form calls a decision; empty where it does not offer it. */
    public Optional<String> outcome(String value) {
        return form.map(FormSheet::outcomes).map(outcomes -> outcomes.get(value)).filter(label -> !label.isBlank());
    }
}
