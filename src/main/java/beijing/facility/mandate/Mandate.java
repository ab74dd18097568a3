package beijing.facility.mandate;

import java.util.Map;

/**
 * In whose name a step is recorded: an official who, in this very transaction, handed in the form of the task that begins it, and is a
 * member of the office whose it is. Only the glue of the engine makes one; what decides or moves money asks for it, so that nothing
 * gets on the record by a timer, by somebody else's task, or by a rewritten diagram.
 *
 * @param official the id of the user
 * @param name     what she is called at this moment
 * @param unit     the id of the group by which she acts
 * @param unitName what the unit is called
 * @param step     the key under which the step stands on the record of decisions
 * @param task     the id of the task; null where a start form was handed in
 * @param taskName what the task, or the start event, is called
 * @param instance the id of the process instance
 * @param handedIn the fields of the form by their keys
 */
public record Mandate(String official, String name, String unit, String unitName, String step, String task, String taskName,
        String instance, Map<String, Object> handedIn) {
}
