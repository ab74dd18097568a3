package beijing.facility.project;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What officials do with a task beside completing it. It goes on the record of decisions under its name. */
public enum HandlingStep {
    TRANSFER("转办"),
    DELEGATE("委派"),
    GIVE_BACK("交回"),
    URGE("催办"),
    COPY("抄送"),
    TAKE_BACK("撤回"),
    CONSULT("加签"),
    END_CONSULTATION("减签");

    private final String label;

    HandlingStep(String label) {
        this.label = label;
    }

    /** The Chinese name. */
    public String label() {
        return label;
    }

    static List<String> names() {
        return Stream.of(values()).map(Enum::name).toList();
    }

    /** Whether a decision of that value is one of these. */
    public static boolean is(String name) {
        return label(name).isPresent();
    }

    /** What a decision of that value is called; empty where it is none of these. */
    public static Optional<String> label(String name) {
        return Stream.of(values()).filter(step -> step.name().equals(name)).map(HandlingStep::label).findFirst();
    }
}
