package beijing.facility.workflow;

import java.util.List;
import java.util.Map;

import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The rows of a table as a form takes them. */
public final class FormTables {

    private static final JsonMapper JSON = new JsonMapper();

    private FormTables() {
    }

    public static JsonValue json(List<Map<String, String>> rows) {
        try {
            return SpinValues.jsonValue(JSON.writeValueAsString(rows)).create();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
