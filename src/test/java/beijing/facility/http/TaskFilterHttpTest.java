package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.StreamSupport;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** Which filters each official finds in Tasklist, and what they show her. */
@ProcessTest
class TaskFilterHttpTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    TaskService tasks;

    @Test
    void theMunicipalCommissionAndTheAuditorAloneLookByDistrictAndDepartment() {
        List<String> everybody = List.of("本单位待办", "我的待办", "即将到期", "已逾期", "逾期未反馈的部门意见");
        for (String user : List.of("district-drc-110105", "dept-health", "municipal-drc-signer", "dept-health-110105")) {
            assertThat(names(user)).as(user).containsExactlyInAnyOrderElementsOf(everybody);
        }
        assertThat(names("municipal-drc")).containsAll(everybody).contains("各区：朝阳区", "各区：北京经济技术开发区", "各部门：市民政局");
        assertThat(names("municipal-drc")).filteredOn(name -> name.startsWith("各区")).hasSize(17);
        assertThat(names("auditor")).containsAll(everybody).containsAll(names("municipal-drc")).contains("全部待办");
        assertThat(HttpOfficial.of(port, "dept-health").get("/engine-rest/filter/" + id("municipal-drc", "各区：朝阳区") + "/list")
                .status()).isIn(403, 404);
    }

    @Test
    void aFilterShowsWhatIsTheOfficialsAndCountsIt() {
        String project = journey.filed();
        assertThat(shows("municipal-drc", "各区：朝阳区", project)).isTrue();
        assertThat(shows("municipal-drc", "各区：丰台区", project)).isFalse();
        assertThat(shows("municipal-drc", "各部门：市卫生健康委", project)).isTrue();
        assertThat(shows("municipal-drc", "各部门：市教委", project)).as("has no function to look at").isFalse();
        for (String filter : List.of("全部待办", "各区：朝阳区", "各部门：市卫生健康委")) {
            assertThat(shows("auditor", filter, project)).as(filter).isTrue();
        }
        assertThat(shows("dept-health", "本单位待办", project)).isTrue();
        assertThat(shows("dept-health", "我的待办", project)).isFalse();
        assertThat(shows("district-drc-110106", "本单位待办", project)).isFalse();
    }

    @Test
    void whatIsDueSoonAndWhatIsOverdueAreTwoLists() {
        String project = journey.filed();
        Task opinion = tasks.createTaskQuery().processInstanceBusinessKey(project).taskCandidateGroup("dept-health").singleResult();
        due(opinion, Duration.ofDays(3));
        assertThat(shows("dept-health", "即将到期", project)).isTrue();
        assertThat(shows("dept-health", "已逾期", project)).isFalse();
        due(opinion, Duration.ofDays(9));
        assertThat(shows("dept-health", "即将到期", project)).isFalse();
        due(opinion, Duration.ofMinutes(-1));
        assertThat(shows("dept-health", "即将到期", project)).isFalse();
        assertThat(shows("dept-health", "已逾期", project)).isTrue();
        assertThat(shows("dept-civil-affairs", "已逾期", project)).as("another's delay").isFalse();
    }

    @Test
    void sheReadsTheCountsOfHerOwnFiltersAtOnce() {
        journey.filed();
        for (String user : List.of("dept-health", "municipal-drc", "auditor", "admin")) {
            JsonNode counts = HttpOfficial.of(port, user).get("/api/filters/counts").expect(200).json();
            assertThat(counts).as(user).hasSameSizeAs(names(user));
            assertThat(counts.get(id(user, "本单位待办")).asLong()).as(user).isEqualTo(HttpOfficial.of(port, user)
                    .get("/engine-rest/filter/" + id(user, "本单位待办") + "/count").expect(200).json().get("count").asLong());
        }
        HttpOfficial.nobody(port).get("/api/filters/counts").expect(401);
        WebSession.anonymous(port).desk("/filters/counts").expect(401);
    }

    @Test
    void theOrderThatSheChoosesGoesBeforeThatOfTheFilter() {
        String first = journey.filed();
        String second = journey.filed();
        due(tasks.createTaskQuery().processInstanceBusinessKey(first).taskCandidateGroup("dept-health").singleResult(), Duration.ofDays(2));
        due(tasks.createTaskQuery().processInstanceBusinessKey(second).taskCandidateGroup("dept-health").singleResult(), Duration.ofDays(1));
        assertThat(ordered("[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]", first, second)).containsExactly(second, first);
        assertThat(ordered("[{\"sortBy\":\"dueDate\",\"sortOrder\":\"desc\"}]", first, second)).containsExactly(first, second);
        assertThat(ordered("[{\"sortBy\":\"created\",\"sortOrder\":\"asc\"}]", first, second)).containsExactly(first, second);
        assertThat(ordered("[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"},{\"sortBy\":\"id\",\"sortOrder\":\"asc\"}]", first, second))
                .containsExactly(second, first);
    }

    private List<String> ordered(String sorting, String... projects) {
        List<String> wanted = List.of(projects);
        JsonNode list = HttpOfficial.of(port, "dept-health").post("/engine-rest/filter/" + id("dept-health", "本单位待办")
                + "/list?firstResult=0&maxResults=1000", "{\"sorting\":" + sorting + "}").expect(200).json();
        return StreamSupport.stream(list.spliterator(), false).map(this::instance).filter(wanted::contains).toList();
    }

    private void due(Task task, Duration fromNow) {
        task.setDueDate(Date.from(Instant.now().plus(fromNow)));
        tasks.saveTask(task);
    }

    /** Whether the list shows a task of the project; the count must say as many as the list has. */
    private boolean shows(String user, String filter, String project) {
        String path = "/engine-rest/filter/" + id(user, filter);
        JsonNode list = HttpOfficial.of(port, user).get(path + "/list").expect(200).json();
        assertThat(HttpOfficial.of(port, user).get(path + "/count").expect(200).json().get("count").asInt()).isEqualTo(list.size());
        return StreamSupport.stream(list.spliterator(), false).anyMatch(task -> instance(task).equals(project));
    }

    private String instance(JsonNode task) {
        return tasks.createTaskQuery().taskId(task.get("id").asText()).singleResult() == null ? ""
                : String.valueOf(tasks.getVariableLocal(task.get("id").asText(), "cardNumber"));
    }

    private List<String> names(String user) {
        List<String> names = new ArrayList<>();
        HttpOfficial.of(port, user).get("/engine-rest/filter?resourceType=Task").expect(200).json()
                .forEach(filter -> names.add(filter.get("name").asText()));
        return names;
    }

    private String id(String user, String name) {
        JsonNode found = HttpOfficial.of(port, user).get("/engine-rest/filter?resourceType=Task").expect(200).json();
        return StreamSupport.stream(found.spliterator(), false).filter(filter -> filter.get("name").asText().equals(name))
                .findFirst().orElseThrow().get("id").asText();
    }
}
