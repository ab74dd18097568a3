package beijing.facility.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The worked cases: applications with the findings and subsidies that they must come to. */
public final class Cases {

    private static final JsonNode ALL = load();

    private Cases() {
    }

    public record Decision(String inclusiveRate, String requestedSubsidy, String approvedYuan, boolean capApplied) {
    }

    public record Case(String key, JsonNode application, List<String> findings, String ceilingYuan,
            List<Decision> decisions) {

        @Override
        public String toString() {
            return key;
        }
    }

    public static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        ALL.forEach(node -> {
            JsonNode expected = node.get("expected");
            List<String> findings = new ArrayList<>();
            expected.get("findings").forEach(code -> findings.add(code.asText()));
            List<Decision> decisions = new ArrayList<>();
            expected.get("decisions").forEach(decision -> decisions.add(new Decision(
                    decision.get("inclusiveRate").asText(), decision.get("requestedSubsidy").asText(),
                    decision.get("approvedYuan").asText(), decision.get("capApplied").asBoolean())));
            cases.add(new Case(node.get("key").asText(), node.get("application"), findings,
                    expected.get("ceilingYuan").asText(), decisions));
        });
        return cases;
    }

    public static Case named(String key) {
        return all().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    }

    private static JsonNode load() {
        try (InputStream file = Cases.class.getResourceAsStream("/cases/applications.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
