package beijing.facility.workflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import beijing.facility.measures.IdNumber;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Field;

/** The fields of a form as an official reads them: what was handed in, as texts by their labels. */
final class FormTexts {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    /** They have their own place on the record. */
    private static final Set<String> ELSEWHERE = Set.of(Field.DECISION.key(), Field.OPINION.key());

    /** 总投资（万元） */
    private static final Pattern UNIT = Pattern.compile(".*（(万元|元|%|㎡|平方米|人|项|天)）");
    private static final Pattern NUMBER = Pattern.compile("[0-9０-９.．,，\\s]+");
    private static final Pattern REQUIRED = Pattern.compile("\\s*\\*\\s*$");
    /** 公民身份号码, also in groups. */
    private static final Pattern PERSON = Pattern.compile("(?<![0-9A-Za-z])[1-9](?:[\\s-]?\\d){16}[\\s-]?[\\dXx](?![0-9A-Za-z])");

    /**
     * @param options label by value, of those that are chosen from
     * @param parts   of a group, whose parts are one variable
     */
    private record Item(String key, String label, boolean tick, Map<String, String> options, List<Item> parts) {
    }

    private final List<Item> items;

    private FormTexts(List<Item> items) {
        this.items = items;
    }

    static FormTexts read(InputStream form) {
        try (form) {
            List<Item> items = new ArrayList<>();
            collect(JSON.readTree(form).path("components"), items);
            return new FormTexts(items);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode components, List<Item> items) {
        for (JsonNode component : components) {
            String key = component.path("key").asText(component.path("path").asText(""));
            if (key.isEmpty()) {
                collect(component.path("components"), items);
            } else if (!component.path("disabled").asBoolean()) {
                List<Item> parts = new ArrayList<>();
                collect(component.path("components"), parts);
                Map<String, String> options = new LinkedHashMap<>();
                component.path("values").forEach(option -> options.put(option.path("value").asText(), option.path("label").asText()));
                String label = component.path("label").asText(component.path("dateLabel").asText(key));
                items.add(new Item(key, REQUIRED.matcher(label).replaceFirst(""), component.path("type").asText().equals("checkbox"),
                        options, parts));
            }
        }
    }

    /** What was handed in, by label, in the order of the form; what was left empty is left out. */
    List<HandedIn.Value> of(Map<String, Object> handedIn) {
        VariableMap values = handedIn instanceof VariableMap typed ? typed : Variables.fromMap(handedIn);
        List<HandedIn.Value> texts = new ArrayList<>();
        for (Item item : items) {
            Object value = ELSEWHERE.contains(item.key()) || !values.containsKey(item.key()) ? null : plain(values.getValueTyped(item.key()));
            String text = item.parts().isEmpty() ? text(item, value) : parts(item, value);
            if (!text.isBlank()) {
                texts.add(new HandedIn.Value(item.label(), masked(text)));
            }
        }
        return texts;
    }

    /** What was decided, as the form calls it; empty where it has no such field, or it was left empty. */
    String decision(Map<String, Object> handedIn) {
        VariableMap values = handedIn instanceof VariableMap typed ? typed : Variables.fromMap(handedIn);
        return items.stream().filter(item -> item.key().equals(Field.DECISION.key()) && values.containsKey(item.key())).findFirst()
                .map(item -> text(item, plain(values.getValueTyped(item.key())))).orElse("");
    }

    /** JSON as the text that was sent. */
    private static Object plain(TypedValue value) {
        return value instanceof SerializableValue serialized && serialized.getValueSerialized() != null
                ? serialized.getValueSerialized() : value == null ? null : value.getValue();
    }

    private static String parts(Item group, Object value) {
        JsonNode given = json(value);
        return group.parts().stream().map(part -> {
            JsonNode figure = given.path(part.key());
            String text = figure.isValueNode() && !figure.isNull() ? text(part, figure.isBoolean() ? figure.booleanValue() : figure.asText()) : "";
            return text.isBlank() ? "" : UNIT.matcher(part.label()).matches() ? part.label().substring(0, part.label().lastIndexOf('（')) + text
                    : part.label() + "：" + text;
        }).filter(text -> !text.isEmpty()).collect(Collectors.joining("，"));
    }

    private static JsonNode json(Object value) {
        try {
            return value == null ? JSON.nullNode() : value instanceof Map<?, ?> map ? JSON.valueToTree(map) : JSON.readTree(value.toString());
        } catch (JsonProcessingException malformed) {
            // the step refuses it
            return JSON.nullNode();
        }
    }

    private static String text(Item item, Object value) {
        if (value == null) {
            return "";
        }
        if (item.tick()) {
            return Boolean.parseBoolean(value.toString()) ? "是" : "否";
        }
        String text = value instanceof Date date ? date.toInstant().atZone(BeijingClock.ZONE).toLocalDate().toString()
                : value instanceof BigDecimal number ? number.toPlainString() : value.toString().strip();
        Matcher unit = UNIT.matcher(item.label());
        return item.options().getOrDefault(text, unit.matches() && NUMBER.matcher(text).matches() ? text + unit.group(1) : text);
    }

    /** Personal numbers, however they were typed, as others than their keeper see them. */
    private static String masked(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        Matcher found = PERSON.matcher(plain);
        StringBuilder masked = new StringBuilder();
        boolean any = false;
        while (found.find()) {
            String number = found.group().replaceAll("[\\s-]", "").toUpperCase();
            if (IdNumber.problem(number).isEmpty()) {
                any = true;
                found.appendReplacement(masked, IdNumber.masked(number));
            }
        }
        return any ? found.appendTail(masked).toString() : text;
    }
}
