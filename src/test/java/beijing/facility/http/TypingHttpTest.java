package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.measures.Amounts;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;
import beijing.facility.process.Typing;

/** What is typed is what is stored (contract §10): each value of {@code cases/typing.json} through the forms and back from {@code /api}. */
@ProcessTest
class TypingHttpTest {

    /** Of the worked case without 养老服务: 270 and 90 万元. */
    private static final BigDecimal OTHERS = new BigDecimal("360");

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    @Test
    void amountsOfAnApplicationAndWithinItsFunctions() {
        for (Typing row : Typing.of("amount").toList()) {
            String inside = JsonNodeFactory.instance.objectNode().put("basicArea", "600").put("basicInvestment", row.typed()).toString();
            Submission application = Journey.application().with("sharedInvestment", row.typed()).json("elderlyCare", inside);
            if (row.refused()) {
                refused(district().files(application.with("totalInvestment", "1000")), row, "“公共及分摊投资”（sharedInvestment）",
                        "“养老服务基本公共服务投资”（elderlyCare.basicInvestment）");
                continue;
            }
            BigDecimal understood = new BigDecimal(row.understood());
            String total = Amounts.plain(OTHERS.add(understood).add(understood));
            JsonNode file = district().project(district().filed(application.with("totalInvestment", total)));
            assertThat(file.get("sharedInvestment").asText()).as(row.toString()).isEqualTo(yuan(understood));
            assertThat(file.get("totalInvestment").asText()).as(row.toString()).isEqualTo(yuan(new BigDecimal(total)));
            assertThat(file.at("/functions/elderlyCare/basicInvestment").asText()).as(row.toString()).isEqualTo(row.understood());
        }
    }

    @Test
    void percentsOfReviewAndReport() {
        String project = journey.appliedFor();
        HttpOfficial municipal = HttpOfficial.of(port, "municipal-drc");
        String review = municipal.task("ReviewFundApplication", project);
        Typing.of("percent").filter(Typing::refused).forEach(row -> refused(municipal.submits(review,
                Submission.decision("APPROVE").with("inclusiveRate", row.typed())), row, "（inclusiveRate）"));
        municipal.submits(review, Submission.decision("APPROVE").with("inclusiveRate", "２０％")).expect(204);
        assertThat(new BigDecimal(municipal.project(project).at("/subsidy/inclusiveRate").asText())).isEqualByComparingTo("0.2");

        String started = journey.started();
        List<String> months = new ArrayList<>(List.of("2026-07", "2026年8月", "202609", "２０２６/１０"));
        for (Typing row : Typing.of("percent").toList()) {
            Submission report = Journey.report(months.isEmpty() ? "2026-11" : months.get(0), row.typed(), "￥100");
            String task = district().task("ReportProgress", started);
            if (row.refused()) {
                refused(district().submits(task, report), row, "“累计进度”（progressPercent）");
                continue;
            }
            district().submits(task, report).expect(204);
            months.remove(0);
            JsonNode progress = district().project(started).get("progress");
            JsonNode last = progress.get(progress.size() - 1);
            assertThat(last.get("progressPercent").asText()).as(row.toString()).isEqualTo(row.understood());
            assertThat(last.get("investmentPaid").asText()).isEqualTo("1000000");
        }
        assertThat(HttpOfficial.texts(JsonNodeFactory.instance.arrayNode().addAll(
                district().project(started).get("progress").findValues("reportMonth")))).containsExactly("2026-07", "2026-08", "2026-09", "2026-10");
    }

    @Test
    void datesOfAnApplicationAndOfTheStart() {
        String approved = journey.approved();
        String task = district().task("ReportStart", approved);
        for (Typing row : Typing.of("date").toList()) {
            if (row.refused()) {
                refused(district().submits(task, Journey.start().with("startDate", row.typed())), row, "（startDate）");
                refused(district().files(Journey.application().with("applicationDate", row.typed())), row, "“申报日期”（applicationDate）");
            } else {
                JsonNode file = district().project(district().filed(Journey.application().with("applicationDate", row.typed())));
                assertThat(file.get("applicationDate").asText()).as(row.toString()).isEqualTo(row.understood());
            }
        }
        district().submits(task, Journey.start().with("startDate", "２０２６年７月１日\n")).expect(204);
        assertThat(district().get("/api/projects/" + approved).text()).contains("\"2026-07-01\"");
    }

    @Test
    void textsOfAnOpinion() {
        String project = journey.filed();
        List<String> departments = new ArrayList<>(journey.departments(project));
        for (Typing row : Typing.of("text").toList()) {
            String department = departments.get(0);
            HttpOfficial official = HttpOfficial.of(port, "dept-" + department);
            String task = official.task("DepartmentOpinion", project);
            Submission opinion = Submission.decision("DISAGREE").with("opinion", row.typed());
            if (row.refused()) {
                refused(official.submits(task, opinion), row, "“意见”（opinion）");
                continue;
            }
            official.submits(task, opinion).expect(204);
            departments.remove(0);
            assertThat(district().project(project).get("opinions").findValuesAsText("opinion")).as(row.toString()).contains(row.understood());
        }
    }

    private static void refused(Answer answer, Typing row, String... names) {
        assertThat(answer.status()).as(row + " " + answer.text()).isEqualTo(400);
        assertThat(answer.message()).as(row.toString()).contains(names).endsWith("。");
    }

    private static String yuan(BigDecimal wan) {
        return Amounts.plain(Amounts.ofWan(wan));
    }

    private HttpOfficial district() {
        return HttpOfficial.of(port, "district-drc-" + Journey.DISTRICT);
    }
}
