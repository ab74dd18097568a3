package beijing.facility.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What an official types or pastes, and what must be understood: {@code cases/typing.json}. */
public record Typing(String kind, String typed, String understood) {

    private static final List<Typing> ALL = read();

    public static Stream<Typing> of(String kind) {
        return ALL.stream().filter(row -> row.kind().startsWith(kind));
    }

    public boolean refused() {
        return understood == null;
    }

    private static List<Typing> read() {
        List<Typing> rows = new ArrayList<>();
        try (InputStream file = Typing.class.getResourceAsStream("/cases/typing.json")) {
            new ObjectMapper().readTree(file).fields().forEachRemaining(kind -> {
                if (kind.getValue().isArray() && kind.getValue().get(0).size() == 2) {
                    for (JsonNode row : kind.getValue()) {
                        rows.add(new Typing(kind.getKey(), row.get(0).asText(), row.get(1).isNull() ? null : row.get(1).asText()));
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    @Override
    public String toString() {
        StringBuilder shown = new StringBuilder();
        typed.chars().forEach(c -> shown.append(c < ' ' || Character.getType(c) == Character.FORMAT || Character.isSpaceChar(c) && c != ' '
                ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return kind + ": " + shown + " → " + (refused() ? "refused" : understood);
    }
}
