package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/** What a form shows, it shows by its name: districts, units, people, outcomes and choices, never by an id of the system. */
@ProcessTest
class NamesHttpTest {

    private static final String DISTRICT = "district-drc-" + Journey.DISTRICT;
    private static final String MUNICIPAL = "municipal-drc";
    /** A district's code by itself, a unit's or person's id, the value of a choice, the key of a function or a category. */
    private static final Pattern ID = Pattern.compile("(?<![\\d-])110[14]\\d\\d(?![\\d-])|district-drc|municipal-drc|\\bdept-|\\b[A-Z]{2,}(?:_[A-Z]+)+\\b"
            + "|\\b(?:AGREE|DISAGREE|SELECT|RETURN|REJECT|APPROVE|SIGN|PASS|FAIL|GOOD|CONTINUE|WITHDRAW|RENOVATION|EXTENSION|COMPLEX|ENTRUSTED|VIOLATION|NOTICE)\\b"
            + "|\\b[a-z]+[A-Z]\\w+\\b|\\b(?:true|false|null)\\b");

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    static Stream<Arguments> tasks() {
        return Stream.of(
                task("DepartmentOpinion", "dept-housing-construction", Journey::filed),
                task("DetermineProject", MUNICIPAL, Journey::determinable),
                task("SubmitFundApplication", DISTRICT, Journey::established),
                task("ReviewFundApplication", MUNICIPAL, Journey::appliedFor),
                task("SignFundApproval", "municipal-drc-signer", Journey::reviewed),
                task("ReleaseFunds", MUNICIPAL, Journey::started),
                task("ReportProgress", DISTRICT, Journey::completedSteps),
                task("ReviewSubsidyAdjustment", MUNICIPAL, Journey::changeProcedures),
                task("RepayOverpayment", DISTRICT, Journey::overpaid),
                task("RectifyDefects", DISTRICT, Journey::rectifying),
                task("SettleAccounts", DISTRICT, Journey::accepted),
                task("AppointOperator", DISTRICT, Journey::settled));
    }

    private static Arguments task(String key, String who, Function<Journey, String> there) {
        return Arguments.of(key, who, there);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tasks")
    void everyTableOfAFormIsInNames(String task, String who, Function<Journey, String> there) throws JsonProcessingException {
        String project = there.apply(journey);
        HttpOfficial official = HttpOfficial.of(port, who);
        JsonNode variables = official.get("/engine-rest/task/" + official.task(task, project) + "/form-variables?deserializeValues=false")
                .expect(200).json();
        Set<String> found = new TreeSet<>();
        int cells = 0;
        for (Map.Entry<String, JsonNode> variable : variables.properties()) {
            String text = variable.getValue().path("value").asText();
            if (text.startsWith("[")) {
                for (JsonNode row : HttpOfficial.JSON.readTree(text)) {
                    for (JsonNode cell : row) {
                        cells++;
                        ID.matcher(cell.asText()).results().forEach(id -> found.add(variable.getKey() + ": " + id.group() + " in " + cell.asText()));
                    }
                }
            }
        }
        assertThat(cells).isGreaterThan(10);
        assertThat(found).isEmpty();
    }

    /** The computed subsidy stands before the decision on the project: at the highest rate, and so called. */
    @org.junit.jupiter.api.Test
    void theSubsidyIsComputedWhereTheProjectIsDetermined() throws JsonProcessingException {
        String project = journey.determinable();
        JsonNode rows = table("DetermineProject", project, "subsidyTable");
        // 0.3·(480+96) + 0.3·(270+48)
        assertThat(row(rows, "测算补助合计（普惠按最高比例30%）").get("amount").asText()).isEqualTo("268.2");
        journey.municipal().completes("DetermineProject", project, Submission.decision("SELECT"));

        String reviewed = journey.reviewed();
        JsonNode decided = HttpOfficial.JSON.readTree(HttpOfficial.of(port, "municipal-drc-signer").get("/engine-rest/task/"
                + HttpOfficial.of(port, "municipal-drc-signer").task("SignFundApproval", reviewed) + "/form-variables?deserializeValues=false")
                .expect(200).json().at("/subsidyTable/value").asText());
        assertThat(row(decided, "测算补助合计（普惠按核定比例20%）").get("amount").asText()).isEqualTo("236.4");
    }

    private JsonNode table(String task, String project, String name) throws JsonProcessingException {
        HttpOfficial municipal = HttpOfficial.of(port, MUNICIPAL);
        return HttpOfficial.JSON.readTree(municipal.get("/engine-rest/task/" + municipal.task(task, project)
                + "/form-variables?deserializeValues=false").expect(200).json().at("/" + name + "/value").asText());
    }

    private static JsonNode row(JsonNode rows, String item) {
        for (JsonNode row : rows) {
            if (row.path("item").asText().equals(item)) {
                return row;
            }
        }
        throw new AssertionError("no row " + item + " in " + rows);
    }
}
