package beijing.facility.workflow;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

import beijing.facility.mandate.Outcome;

/** The declarations of all beans that process files call, read without the beans: the engine is built before them. */
@Component
public class DeclaredSteps {

    private final Supplier<Map<String, Step>> steps;

    public DeclaredSteps(ListableBeanFactory beans) {
        steps = SingletonSupplier.of(() -> {
            Map<String, Step> found = new TreeMap<>();
            for (String bean : beans.getBeanNamesForAnnotation(Step.class)) {
                found.put(bean, beans.findAnnotationOnBean(bean, Step.class));
            }
            return Collections.unmodifiableMap(found);
        });
    }

    /** By the name of the bean. */
    public Map<String, Step> byBean() {
        return steps.get();
    }

    /** That which the form of a task, or of a start event, begins. */
    public Optional<Step> ofTask(String process, String task) {
        return byBean().values().stream().filter(step -> step.task().equals(task) && List.of(step.process()).contains(process)).findFirst();
    }

    /** That at whose task another system may hand in the form. */
    public Step alsoBy(Office system) {
        return byBean().values().stream().filter(step -> List.of(step.alsoBy()).contains(system)).findFirst().orElseThrow();
    }

    /** Under which key a step stands on the record of decisions. */
    public static String recordKey(String bean, Step step) {
        return !step.recordedAs().isEmpty() ? step.recordedAs() : !step.task().isEmpty() ? step.task() : StringUtils.capitalize(bean);
    }

    /** What it puts on the record of decisions; nothing where it does not come to stand there. */
    public static List<Outcome> outcomes(Step step) {
        return step.outcomes().isEnum() ? List.of(step.outcomes().getEnumConstants()) : List.of();
    }

    /** The variables that it sets for gateways, with their possible values. */
    public static Map<String, List<String>> variables(Step step) {
        Map<String, List<String>> variables = new LinkedHashMap<>();
        if (!step.variable().isEmpty()) {
            variables.put(step.variable(), outcomes(step).stream().map(Outcome::name).toList());
        }
        for (Step.Sets further : step.sets()) {
            variables.put(further.variable(), Arrays.stream(further.values().getEnumConstants()).map(Enum::name).toList());
        }
        return variables;
    }
}
