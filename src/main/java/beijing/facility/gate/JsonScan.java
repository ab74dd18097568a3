package beijing.facility.gate;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/**
 * Reads a JSON body once, token by token, before anything is made of it: one document, an object or a list, not too deep, no key twice,
 * no number that takes a gigabyte to write out. What it finds fit can be read by any parser further inside, whatever its own bounds.
 */
final class JsonScan {

    static final int DEEPEST = 64;
    static final int LONGEST_NUMBER = 64;
    static final int GREATEST_EXPONENT = 64;
    static final int LONGEST_NAME = 256;
    private static final int SHOWN = 20;
    private static final String NOT_WHAT_IS_NEEDED = "请求的内容不是此接口所需的 JSON";
    private static final Pattern EXPONENT = Pattern.compile("[eE][+-]?0*(\\d+)$");
    private static final String EXPRESSION = "Expression";
    private static final Set<String> SERIALIZED = Set.of("json", "object");

    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST + 2).maxNameLength(LONGEST_NAME).maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE).build()).build();

    /** Why a body is not taken; the message is a Chinese sentence. */
    static final class Unfit extends Exception {

        private Unfit(String sentence) {
            super(sentence);
        }
    }

    /** A key that ends in Expression, with its value where that is a text. */
    record Expression(String name, String value) {
    }

    /** An object or a list that is open. */
    private static final class Level {
        /** By which it is called where it stands. */
        private final String name;
        private final Set<String> names = new HashSet<>();
        private String key = "";
        private String type = "";
        private String value = "";

        private Level(String name) {
            this.name = name;
        }
    }

    private final Deque<Level> open = new ArrayDeque<>();
    private final List<Expression> expressions = new ArrayList<>();

    private final boolean exponents;

    private JsonScan(boolean exponents) {
        this.exponents = exponents;
    }

    static List<Expression> scan(byte[] body) throws Unfit {
        return scan(body, false);
    }

    /**
     * @param exponents whether the reader further inside bears any exponent
     * @return the expressions that it asks to evaluate, outside of the values of a form
     */
    static List<Expression> scan(byte[] body, boolean exponents) throws Unfit {
        JsonScan scan = new JsonScan(exponents);
        try (JsonParser parser = JSON.createParser(body)) {
            scan.read(parser);
        } catch (StreamConstraintsException bound) {
            throw new Unfit("请求的内容有名称过长的字段，最长" + LONGEST_NAME + "个字符。");
        } catch (JsonProcessingException malformed) {
            throw new Unfit(NOT_WHAT_IS_NEEDED + "，第" + malformed.getLocation().getLineNr() + "行第"
                    + malformed.getLocation().getColumnNr() + "列无法识别。");
        } catch (IOException unreadable) {
            throw new Unfit(NOT_WHAT_IS_NEEDED + "，须以 UTF-8 编码。");
        }
        return scan.expressions;
    }

    private void read(JsonParser parser) throws IOException, Unfit {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
            throw new Unfit(NOT_WHAT_IS_NEEDED + "，须为一个对象（{…}）或一个列表（[…]）。");
        }
        boolean begun = false;
        for (JsonToken token = first; token != null; token = parser.nextToken()) {
            if (begun && open.isEmpty()) {
                throw new Unfit("请求的内容在一个 JSON 之后还有其他内容，一次只能提交一个 JSON。");
            }
            begun = true;
            switch (token) {
                case START_OBJECT, START_ARRAY -> begin();
                case END_OBJECT, END_ARRAY -> end();
                case FIELD_NAME -> name(parser.currentName());
                case VALUE_STRING -> text(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
                default -> { }
            }
        }
    }

    private void begin() throws Unfit {
        if (open.size() >= DEEPEST) {
            throw new Unfit("请求的内容嵌套过深，最多" + DEEPEST + "层。");
        }
        open.push(new Level(field()));
    }

    private void end() throws Unfit {
        Level closed = open.pop();
        if (SERIALIZED.contains(closed.type.toLowerCase())) {
            serialized(closed);
        }
    }

    /** JSON in a text, as the engine's variables hand it in. Whether it is well formed is for the field to say. */
    private static void serialized(Level variable) throws Unfit {
        JsonScan inner = new JsonScan(false);
        inner.open.push(new Level(variable.name));
        try (JsonParser parser = JSON.createParser(variable.value)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> inner.begin();
                    case END_OBJECT, END_ARRAY -> inner.open.pop();
                    case FIELD_NAME -> inner.open.peek().key = parser.currentName();
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> inner.number(parser.getText());
                    default -> { }
                }
            }
        } catch (IOException malformed) {
            return;
        }
    }

    private void name(String name) throws Unfit {
        Level level = open.peek();
        if (!level.names.add(name)) {
            throw new Unfit("请求的内容中字段“" + shown(name) + "”重复出现，不能确定以哪一个为准。");
        }
        level.key = name;
        if (name.endsWith(EXPRESSION) && !amongValues()) {
            expressions.add(new Expression(name, ""));
        }
    }

    private void text(String text) {
        Level level = open.peek();
        switch (level.key) {
            case "type" -> level.type = text;
            case "value" -> level.value = text;
            default -> { }
        }
        int last = expressions.size() - 1;
        if (last >= 0 && level.key.endsWith(EXPRESSION) && expressions.get(last).name().equals(level.key)) {
            expressions.set(last, new Expression(level.key, text));
        }
    }

    private void number(String number) throws Unfit {
        Matcher exponent = EXPONENT.matcher(number);
        boolean far = !exponents && exponent.find() && (exponent.group(1).length() > 3 || Integer.parseInt(exponent.group(1)) > GREATEST_EXPONENT);
        if (far || number.length() > LONGEST_NUMBER) {
            String field = field();
            throw new Unfit((field.isEmpty() ? "" : "字段“" + shown(field) + "”的") + "数字“" + shown(number) + "”过长或过大，系统无法处理。");
        }
    }

    /** What the value that stands here is called: by its key, and a variable's value by the variable. */
    private String field() {
        for (Level level : open) {
            if (!level.key.isEmpty() && !level.key.equals("value")) {
                return level.key;
            }
        }
        return open.isEmpty() ? "" : open.peekLast().name;
    }

    /** The fields of a form may be called as they like. */
    private boolean amongValues() {
        return open.stream().anyMatch(level -> level.name.equals("variables") || level.name.equals("modifications"));
    }

    private static String shown(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
