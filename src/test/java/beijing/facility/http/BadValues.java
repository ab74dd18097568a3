package beijing.facility.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import beijing.facility.process.Typing;

/** What no field of a kind takes, by the component of its form. A value that one of its kind could take is never among them. */
final class BadValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SOME = 6;

    private BadValues() {
    }

    /** As variables of the engine's REST interface: value and type, or what is not even that. */
    static List<JsonNode> of(JsonNode component, Random random) {
        List<JsonNode> bad = some(ofAnyKind(component), random);
        boolean required = component.path("label").asText(component.path("dateLabel").asText()).strip().endsWith("*");
        switch (component.path("type").asText()) {
            case "textfield", "textarea" -> texts(bad, required);
            case "radio", "select" -> choices(bad, component, required);
            case "number" -> numbers(bad, component, required);
            case "datetime" -> dates(bad, required);
            case "checkbox" -> {
                for (String given : List.of("1", "0", "\"yes\"", "\"TRUE\"", "\"是\"", "\"1\"", "1.5")) {
                    bad.add(value(given));
                }
            }
            case "group" -> {
                List<JsonNode> groups = new ArrayList<>();
                groups(groups);
                bad.addAll(some(groups, random));
            }
            default -> { }
        }
        return bad;
    }

    /** A few of many, others for each field. */
    private static List<JsonNode> some(List<JsonNode> all, Random random) {
        Collections.shuffle(all, random);
        return new ArrayList<>(all.subList(0, Math.min(SOME, all.size())));
    }

    private static List<JsonNode> ofAnyKind(JsonNode component) {
        List<JsonNode> bad = new ArrayList<>();
        for (String variable : List.of("5", "\"x\"", "true", "[]", "[{\"value\":\"x\"}]")) {
            bad.add(raw(variable));
        }
        for (String type : List.of("Object", "File", "Bytes", "Xml", "Nonsense", "Number", "Integer", "Long", "Short", "Boolean", "Date", "Null")) {
            bad.add(typed(type, raw("\"x<\"")));
        }
        bad.add(typed("String", raw("{\"a\":1}")));
        bad.add(typed("String", raw("[1,2]")));
        bad.add(typed("String", raw("5.50")));
        bad.add(typed("String", raw("true")));
        bad.add(typed("Json", raw("{\"a\":1}")));
        bad.add(typed("Date", raw("\"2026-02-30T00:00:00.000+0800\"")));
        bad.add(typed("Date", raw("\"2026-11-05T23:00:00.000-0800\"")));
        bad.add(typed("Integer", raw("1.5")));
        bad.add(typed("Integer", raw("99999999999")));
        bad.add(typed("Short", raw("99999")));
        bad.add(typed("Double", raw("\"1,5\"")));
        ObjectNode odd = JSON.objectNode();
        odd.set("value", raw("\"x\""));
        odd.set("type", raw("5"));
        bad.add(odd);
        if (!component.path("type").asText().equals("group")) {
            bad.add(typed("Json", raw("\"{\\\"a\\\":1}\"")));
            bad.add(typed("Json", raw("\"{\"")));
            bad.add(value("{\"a\":1}"));
            bad.add(value("[1,2]"));
            bad.add(value("[]"));
        }
        return bad;
    }

    private static void texts(List<JsonNode> bad, boolean required) {
        for (String given : List.of("5", "1.5", "true", "\"a\\u0000b\"", "\"a\\u0007b\"", "\"\\u200b\"", "\"\\u3164\"", "\"朝阳\\u202e核准\\u202c中心\"", "\"\\ud800\"", "\"a\\ufeffb\"",
                "\"a\\u2800b\"", "\"a\\uffffb\"", "\"a\\ue000b\"")) {
            bad.add(value(given));
        }
        bad.add(value("\"" + "长".repeat(10_001) + "\""));
        blanks(bad, required);
    }

    private static void choices(List<JsonNode> bad, JsonNode component, boolean required) {
        String first = component.at("/values/0/value").asText();
        for (String given : List.of("5", "true", "\"NONSENSE\"", "\"" + first + "\\u0000\"", "\"" + first + "," + first + "\"", "\"０\"")) {
            bad.add(value(given));
        }
        blanks(bad, required);
    }

    private static void blanks(List<JsonNode> bad, boolean required) {
        if (required) {
            for (String blank : List.of("null", "\"\"", "\" \"", "\"\\u3000\"", "\"\\u00a0\\u00a0\"", "\"\\n\\t\"")) {
                bad.add(value(blank));
            }
        }
    }

    private static void numbers(List<JsonNode> bad, JsonNode component, boolean required) {
        Typing.of("amount").filter(Typing::refused).filter(row -> whole(component) ? !row.typed().equals("100000000") : true)
                .forEach(row -> bad.add(text(row.typed())));
        for (String given : List.of( "\"1200.\"", "\"0x10\"", "\"Infinity\"", "\"９９９９９９９９９９９\"", "\"1\\t200\"", "\"0,125\"", "\"1\\u200b2\"", "\"+5\"", "\"二\"", "\"2026-11-05\"",
                "\"1e999999999\"", "\"" + "9".repeat(5000) + "\"", "-1", "1.5", "1e3", "99999999999")) {
            bad.add(value(given));
        }
        bad.add(typed("Double", raw("1.5")));
        if (!whole(component)) {
            // a tick stands for a count where all of something are meant
            bad.add(value("true"));
        }
        blanks(bad, required);
    }

    /** A count may have nine digits, an amount eight. */
    private static boolean whole(JsonNode component) {
        return component.path("decimalDigits").asInt() == 0;
    }

    private static void dates(List<JsonNode> bad, boolean required) {
        Typing.of("date").filter(Typing::refused).forEach(row -> bad.add(text(row.typed())));
        for (String given : List.of("20261105", "true", "1.5", "\"2026-11-05T00:00:00\"", "\"今天\"", "\"2026\\u200b-11-05\"", "\"0026-11-05\"", "\"2026 11 05\"", "\"2026/11-05\"", "\"2025-02-29\"")) {
            bad.add(value(given));
        }
        blanks(bad, required);
    }

    private static void groups(List<JsonNode> bad) {
        for (String json : List.of("{", "[1]", "[]", "5", "true", "NaN", "{\"a\":1}", "{\"basicArea\":1,\"basicArea\":2}", "{\"basicArea\":1}{}", "{\"basicArea\":{\"a\":1}}",
                "{\"basicArea\":[1]}", "{\"basicArea\":true}", "{\"basicArea\":NaN}", "{'basicArea':1}", "x", "{\"basicArea\":1e3}", "{\"basicArea\":-1}", "{\"basicArea\":\"1e999999999\"}")) {
            bad.add(typed("Json", JSON.textNode(json)));
        }
        bad.add(value("[1]"));
        bad.add(value("{\"basicArea\":1.5}"));
        bad.add(value("5"));
        bad.add(value("true"));
    }

    /** The Json of a group with one bad figure in it. */
    static List<JsonNode> inside(JsonNode group, JsonNode figure) {
        List<JsonNode> bad = new ArrayList<>();
        List<String> typed = new ArrayList<>(Typing.of("amount").filter(Typing::refused).map(Typing::typed).toList());
        // an area may have nine digits
        typed.remove("100000000");
        typed.addAll(List.of("1 2", "0,125", "1\t200", "9999999999", "0.0000001", "²", "1\u200b2"));
        for (String given : typed) {
            bad.add(typed("Json", JSON.textNode(JSON.objectNode().put(figure.path("key").asText(), given).toString())));
        }
        return bad;
    }

    /** Where the gate or the field refuses it: a sentence, but not always with the name. */
    static List<JsonNode> monsters() {
        return List.of(value("1e999999999"), value("[".repeat(5000) + "]".repeat(5000)), value("9".repeat(5000)),
                typed("Json", raw("\"" + "[".repeat(5000) + "\"")), typed("Json", raw("\"" + "[".repeat(5000) + "]".repeat(5000) + "\"")));
    }

    private static JsonNode text(String given) {
        ObjectNode variable = JSON.objectNode();
        return variable.put("value", given);
    }

    private static JsonNode value(String json) {
        ObjectNode variable = JSON.objectNode();
        variable.set("value", raw(json));
        return variable;
    }

    private static JsonNode typed(String type, JsonNode value) {
        ObjectNode variable = JSON.objectNode().put("type", type);
        variable.set("value", value);
        return variable;
    }

    private static JsonNode raw(String json) {
        return JSON.rawValueNode(new RawValue(json));
    }
}
