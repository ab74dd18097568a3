package beijing.facility.workflow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;

import beijing.facility.workflow.NotEntitledException;
import beijing.facility.workflow.OfficialException;
import beijing.facility.workflow.RuleException;

/**
 * Which of the engine's commands a signed-in user may give. All of them stand in {@code engine-doors.txt}, open or closed; one that does
 * not, because the engine's next version brought it, is closed. The reports of Cockpit have commands of their own, which only read.
 */
final class EngineDoors {

    private static final String ENGINE = "org.camunda.bpm.engine.impl.";
    private static final String OURS = "beijing.facility.";
    private static final String[] READERS = {"org.camunda.bpm.webapp.impl.db.", "org.camunda.bpm.cockpit.impl.plugin."};
    private static final Pattern SECTION = Pattern.compile("\\[(open|(\\d{3}) (.+))]");
    private static final String UNKNOWN = "系统没有开放此操作。";

    /** Empty for an open one. */
    private final Map<String, Optional<Refusal>> doors = new HashMap<>();

    record Refusal(int status, String sentence) {

        OfficialException exception() {
            return status == 422 ? new RuleException(sentence) : new NotEntitledException(sentence);
        }
    }

    EngineDoors() {
        Optional<Refusal> section = null;
        for (String line : lines()) {
            Matcher head = SECTION.matcher(line);
            if (head.matches()) {
                section = head.group(2) == null ? Optional.empty()
                        : Optional.of(new Refusal(Integer.parseInt(head.group(2)), head.group(3)));
            } else if (!line.isBlank() && !line.startsWith("#") && doors.put(ENGINE + line.strip(), section) != null) {
                throw new IllegalStateException(line + " stands there twice");
            }
        }
    }

    private static Iterable<String> lines() {
        try {
            return new ClassPathResource("engine-doors.txt").getContentAsString(StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean knows(Class<?> command) {
        return doors.containsKey(command.getName());
    }

    Map<String, Optional<Refusal>> all() {
        return doors;
    }

    /** Why a signed-in user may not give this command. */
    Optional<Refusal> refusal(Class<?> command) {
        String name = command.getName();
        if (name.startsWith(OURS)) {
            return Optional.empty();
        }
        for (String reader : READERS) {
            if (name.startsWith(reader)) {
                return Optional.empty();
            }
        }
        return doors.getOrDefault(name, Optional.of(new Refusal(403, UNKNOWN)));
    }
}
