package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;

/** 委派 and 交回: a colleague prepares, the owner completes. */
@ProcessTest
class DelegationHttpTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Staff staff;

    @BeforeEach
    void colleagues() {
        staff.employ("chaoyang-li", "李明", "district-drc-110105");
        staff.employ("chaoyang-wang", "王芳", "district-drc-110105");
        staff.employ("fengtai-zhao", "赵强", "district-drc-110106");
    }

    @Test
    void theColleagueGivesHerOpinionAndTheOwnerCompletes() {
        String project = journey.selected();
        String task = official("chaoyang-wang").task("AssignResponsibility", project);
        delegate("chaoyang-wang", task, "chaoyang-li", "请核实管护主体").expect(204);
        assertThat(verbs("chaoyang-li", task)).containsExactly("GIVE_BACK", "COPY");
        assertThat(verbs("chaoyang-wang", task)).containsExactly("RECALL", "COPY", "URGE");
        assertThat(verbs("district-drc-110105", task)).doesNotContain("TRANSFER", "DELEGATE", "GIVE_BACK", "RECALL");

        for (String each : List.of("chaoyang-li", "chaoyang-wang", "district-drc-110105")) {
            assertThat(official(each).submits(task, Journey.responsibility()).expect(422).message()).as(each).contains("正在委派中", "交回");
            transfer(each, task).expect(403);
        }
        assertThat(official("chaoyang-li").post("/engine-rest/task/" + task + "/unclaim", "{}").expect(422).message()).contains("交回");
        giveBack("district-drc-110105", task, "代为交回").expect(403);
        assertThat(giveBack("chaoyang-li", task, "").expect(400).message()).isEqualTo("“办理意见”（opinion）不能为空。");
        giveBack("chaoyang-li", task, "管护主体应为劲松街道办事处").expect(204);
        assertThat(giveBack("chaoyang-li", task, "再次交回").expect(422).message()).contains("没有委派");

        official("chaoyang-wang").submits(task, Journey.responsibility()).expect(204);
        JsonNode steps = official("chaoyang-wang").get("/api/projects/" + project + "/dossier").expect(200).json().get("decisions");
        assertThat(steps.get(1).get("decision").asText()).isEqualTo("交回");
        assertThat(steps.get(1).get("by").asText()).isEqualTo("李明");
        assertThat(steps.get(1).get("opinion").asText()).isEqualTo("管护主体应为劲松街道办事处");
        assertThat(steps.get(1).get("detail").asText()).isEqualTo("交回王芳");
        assertThat(steps.get(2).get("decision").asText()).isEqualTo("委派");
        assertThat(steps.get(2).get("opinion").asText()).isEqualTo("请核实管护主体");
        assertThat(staff.told(project)).extracting(notice -> notice.users().iterator().next())
                .containsExactly("chaoyang-li", "chaoyang-wang");
    }

    @Test
    void theOwnerNeedNotWait() {
        String project = journey.selected();
        String task = official("chaoyang-wang").task("AssignResponsibility", project);
        delegate("chaoyang-wang", task, "chaoyang-li", "请核实").expect(204);
        giveBack("chaoyang-wang", task, "李明外出，由我办理").expect(204);
        giveBack("chaoyang-li", task, "晚到的意见").expect(422);
        // whose it is the second time is not who had it the first time
        transfer("chaoyang-wang", task).expect(204);
        delegate("district-drc-110105", task, "chaoyang-li", "请核实").expect(204);
        giveBack("chaoyang-wang", task, "不再是我的").expect(403);
        giveBack("chaoyang-li", task, "已核实").expect(204);
        assertThat(official("chaoyang-li").get("/engine-rest/task/" + task).expect(200).json().get("assignee").asText())
                .isEqualTo("district-drc-110105");
        official("district-drc-110105").submits(task, Journey.responsibility()).expect(204);
        assertThat(giveBack("chaoyang-li", task, "晚了").expect(409).message()).contains("已被办理");
        assertThat(delegate("district-drc-110105", task, "chaoyang-li", "晚了").expect(409).message()).contains("已被办理");
    }

    @Test
    void nobodyElseDelegatesAndNobodyOutsideGetsIt() {
        String project = journey.selected();
        String task = official("district-drc-110105").task("AssignResponsibility", project);
        for (String to : List.of("fengtai-zhao", "municipal-drc", "district-drc-110105", "admin")) {
            assertThat(delegate("district-drc-110105", task, to, "请办理").expect(422).message()).as(to).contains("“委派对象”（to）");
        }
        delegate("municipal-drc", task, "chaoyang-li", "请办理").expect(403);
        delegate("auditor", task, "chaoyang-li", "请办理").expect(403);
        for (String stranger : List.of("district-drc-110106", "admin", "dept-education")) {
            delegate(stranger, task, "chaoyang-li", "请办理").expect(404);
            giveBack(stranger, task, "意见").expect(404);
            assertThat(official(stranger).get("/api/tasks/" + task + "/verbs").expect(200).json()).as(stranger).isEmpty();
        }
        HttpOfficial.nobody(port).post("/api/tasks/" + task + "/delegate", Map.of("to", "chaoyang-li", "reason", "请办理")).expect(401);
        HttpOfficial.nobody(port).post("/api/tasks/" + task + "/give-back", Map.of("opinion", "意见")).expect(401);
        HttpOfficial.nobody(port).get("/api/tasks/" + task + "/verbs").expect(401);
        assertThat(staff.told(project)).isEmpty();
    }

    private Answer delegate(String user, String task, String to, String reason) {
        return official(user).post("/api/tasks/" + task + "/delegate", Map.of("to", to, "reason", reason));
    }

    private Answer giveBack(String user, String task, String opinion) {
        return official(user).post("/api/tasks/" + task + "/give-back", Map.of("opinion", opinion));
    }

    /** To the one whose tests never begin with her. */
    private Answer transfer(String user, String task) {
        return official(user).post("/api/tasks/" + task + "/transfer", Map.of("to", "district-drc-110105", "reason", "外出"));
    }

    private List<String> verbs(String user, String task) {
        return HttpOfficial.texts(official(user).get("/api/tasks/" + task + "/verbs").expect(200).json());
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
