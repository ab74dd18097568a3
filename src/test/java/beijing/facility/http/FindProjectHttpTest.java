package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/** 查档案: a project is found by what it is known by, among those that one may see. */
@ProcessTest
class FindProjectHttpTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    private final String name = "查找100%_样例" + System.nanoTime();

    @Test
    void byAnyOfItsNamesInAnyWidth() {
        String project = journey.filed(Journey.application().with("projectName", name).with("address", "查找路9号院"));
        String unique = name.substring(name.length() - 12);
        for (String words : List.of(project, " " + project.replace('-', '－') + " ", unique, name.substring(5), project.substring(3))) {
            assertThat(numbers("auditor", words)).as(words).contains(project);
        }
        assertThat(numbers("auditor", "查找路9号院")).contains(project);
        assertThat(numbers("auditor", "查找100__样例")).doesNotContain(project);
        assertThat(numbers("auditor", "没有这样的项目" + unique)).isEmpty();
        assertThat(numbers("auditor", "")).isNotEmpty();
    }

    @Test
    void amongThoseThatSheMaySeeAlsoEndedOnes() {
        String project = journey.filed(Journey.application().with("projectName", name).with("meetsGuideline", false));
        journey.district().completes("RectifyApplication", project, Submission.decision("WITHDRAW").with("opinion", "不再申报"));
        for (String user : List.of("auditor", "municipal-drc", "municipal-drc-signer", "district-drc-110105")) {
            assertThat(numbers(user, name)).as(user).containsExactly(project);
        }
        for (String user : List.of("district-drc-110106", "dept-health", "dept-health-110105", "admin", "process-owner", "investment-platform")) {
            assertThat(numbers(user, name)).as(user).isEmpty();
        }
        String reviewed = journey.filed(Journey.application().with("projectName", name));
        assertThat(numbers("dept-health", name)).containsExactly(reviewed);
        assertThat(numbers("dept-education", name)).isEmpty();
        HttpOfficial.nobody(port).get("/api/projects?q=a").expect(401);
        WebSession.anonymous(port).desk("/projects?q=a").expect(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"朝\u200b阳", "\u202e"})
    void refusesWhatNobodySees(String words) {
        Answer answer = HttpOfficial.of(port, "auditor").get("/api/projects?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).expect(400);
        assertThat(answer.message()).contains("参数“q”", "请删除后重新填写");
    }

    private List<String> numbers(String user, String words) {
        return HttpOfficial.of(port, user).get("/api/projects?size=200&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).expect(200).json()
                .get("content").findValuesAsText("projectNumber");
    }
}
