package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.Officials;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;
import beijing.facility.process.Submission;
import beijing.facility.workflow.DeclaredSteps;
import beijing.facility.workflow.Reversal;
import beijing.facility.workflow.Step;
import beijing.facility.workflow.TaskNotice;

/** 撤回: one's own submission, while nobody has touched the next task. */
@ProcessTest
class TakeBackHttpTest {

    private static final String DISTRICT = "district-drc-110105";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Officials officials;
    @Autowired
    Staff staff;
    @Autowired
    List<Reversal> reversals;
    @Autowired
    DeclaredSteps steps;

    @BeforeEach
    void colleagues() {
        staff.employ("chaoyang-li", "李明", DISTRICT);
    }

    /** Were another task, a part of another process or a wait between the two, the file would have gone on meanwhile. */
    @Test
    void whatIsDeclaredAsTakenBackLeadsStraightToTheNextTaskInTheDiagram() {
        assertThat(reversals).hasSize(6).allSatisfy(reversal -> {
            Step step = steps.byBean().values().stream().filter(each -> each.task().equals(reversal.submitted())).findFirst().orElseThrow();
            UserTask submitted = Bpmn.readModelFromFile(Path.of("processes", step.process()[0] + ".bpmn").toFile())
                    .getModelElementById(reversal.submitted());
            assertThat(after(submitted, step.variable(), reversal.decision())).as(reversal.toString()).contains(reversal.next());
        });
    }

    /** The tasks that are reached without any other. */
    private static Set<String> after(FlowNode from, String variable, String decision) {
        Set<String> reached = new HashSet<>();
        Set<String> seen = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (SequenceFlow flow : open.remove().getOutgoing()) {
                String condition = flow.getConditionExpression() == null ? "" : flow.getConditionExpression().getTextContent();
                boolean another = condition.contains("${" + variable + " ") && !condition.contains("'" + decision + "'");
                FlowNode target = flow.getTarget();
                if (!another && seen.add(target.getId())) {
                    if (target instanceof UserTask) {
                        reached.add(target.getId());
                    } else if (target instanceof ServiceTask || target instanceof Gateway) {
                        open.add(target);
                    }
                }
            }
        }
        return reached;
    }

    @Test
    void aFundApplicationComesBackAndIsHandedInAgain() {
        String project = journey.appliedFor();
        JsonNode submission = submission(DISTRICT, project);
        assertThat(submission.get("task").asText()).isEqualTo("上报资金申请报告");
        assertThat(submission.get("nextTask").asText()).isEqualTo("审核资金申请报告");
        assertThat(submission.get("projectName").asText()).isEqualTo("劲松街道乐邻综合服务中心");
        takeBack(DISTRICT, submission.get("taskId").asText(), "投资概算有误").expect(204);

        assertThat(officials.openTasks(project)).containsExactly("SubmitFundApplication");
        JsonNode file = official(DISTRICT).project(project);
        assertThat(file.get("status").asText()).isEqualTo("SELECTED");
        JsonNode step = official("municipal-drc").get("/api/projects/" + project + "/dossier").expect(200).json().get("decisions").get(0);
        assertThat(step.get("task").asText()).isEqualTo("上报资金申请报告");
        assertThat(step.get("decision").asText()).isEqualTo("撤回");
        assertThat(step.get("opinion").asText()).isEqualTo("投资概算有误");
        assertThat(staff.told(project)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(TaskNotice.Kind.DECIDED);
            assertThat(notice.users()).contains("municipal-drc", "municipal-drc-2");
            assertThat(notice.sentence()).contains("撤回了“上报资金申请报告”", "投资概算有误");
        });
        String again = official(DISTRICT).task("SubmitFundApplication", project);
        assertThat(official(DISTRICT).get("/engine-rest/task/" + again).json().get("assignee").asText()).isEqualTo(DISTRICT);
        assertThat(submissions(DISTRICT)).doesNotContain(project);

        official(DISTRICT).submits(again, Submission.fundApplication("compliant", "200")).expect(204);
        assertThat(official(DISTRICT).project(project).at("/subsidy/requested").asText()).isEqualTo("2000000");
        assertThat(official(DISTRICT).project(project).get("status").asText()).isEqualTo("FUNDING_REVIEW");
        official("municipal-drc").completes("ReviewFundApplication", project, Submission.decision("APPROVE").with("inclusiveRate", "20"));
        official("municipal-drc-signer").completes("SignFundApproval", project, Journey.signature());
        assertThat(official(DISTRICT).project(project).at("/subsidy/approved").asText()).isEqualTo("2000000");
    }

    @Test
    void aReviewComesBackFromSignature() {
        String project = journey.reviewed();
        takeBack("municipal-drc", nextTask("municipal-drc", project), "比例核算有误").expect(204);
        assertThat(officials.openTasks(project)).containsExactly("ReviewFundApplication");
        assertThat(official("municipal-drc").project(project).get("status").asText()).isEqualTo("FUNDING_REVIEW");
        assertThat(submissions(DISTRICT)).as("the district's own submission is untouched but claimed by the review").doesNotContain(project);
        official("municipal-drc").completes("ReviewFundApplication", project, Submission.decision("APPROVE").with("inclusiveRate", "10"));
        official("municipal-drc-signer").completes("SignFundApproval", project, Journey.signature());
        assertThat(official(DISTRICT).project(project).at("/subsidy/inclusiveRate").asText()).startsWith("0.1");
    }

    @Test
    void aResolutionComesBackFromDetermination() {
        String project = journey.filed();
        List<String> departments = journey.departments(project);
        journey.department(departments.get(0)).completes("DepartmentOpinion", project,
                Submission.decision("DISAGREE").with("opinion", "选址不符合要求"));
        journey.allDepartmentsAgree(project);
        official("municipal-drc").completes("ResolveReview", project, Submission.decision("PROCEED"));
        takeBack("municipal-drc", nextTask("municipal-drc", project), "须再与部门协商").expect(204);
        assertThat(officials.openTasks(project)).containsExactly("ResolveReview");
        official("municipal-drc").completes("ResolveReview", project, Submission.decision("RETURN").with("opinion", "请补正选址材料"));
        assertThat(official(DISTRICT).project(project).get("status").asText()).isEqualTo("RETURNED");
    }

    @Test
    void aChangeComesBackAtEachOfItsSteps() {
        String project = journey.changeProcedures();
        takeBack(DISTRICT, nextTask(DISTRICT, project), "文号有误").expect(204);
        assertThat(officials.openTasks(project)).contains("RecordChangeProcedures").doesNotContain("ReviewSubsidyAdjustment");
        official(DISTRICT).completes("RecordChangeProcedures", project, Journey.procedures());

        official("municipal-drc").completes("ReviewSubsidyAdjustment", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20"));
        assertThat(submissions(DISTRICT)).doesNotContain(project);
        takeBack("municipal-drc", nextTask("municipal-drc", project), "比例有误").expect(204);
        assertThat(officials.openTasks(project)).contains("ReviewSubsidyAdjustment").doesNotContain("SignSubsidyAdjustment");
        official("municipal-drc").completes("ReviewSubsidyAdjustment", project,
                Submission.decision("APPROVE").with("inclusiveRate", "20"));
        official("municipal-drc-signer").completes("SignSubsidyAdjustment", project, Journey.adjustment());
        assertThat(officials.openTasks(project)).contains("RepayOverpayment");
    }

    @Test
    void whatSomebodyHasTouchedOrMoneyHangsOnStays() {
        String project = journey.appliedFor();
        String review = official("municipal-drc").task("ReviewFundApplication", project);
        official("municipal-drc").post("/engine-rest/task/" + review + "/claim", "{\"userId\":\"municipal-drc\"}").expect(204);
        assertThat(submissions(DISTRICT)).doesNotContain(project);
        assertThat(takeBack(DISTRICT, review, "有误").expect(422).message()).contains("“审核资金申请报告”已有人领取");
        official("municipal-drc").submits(review, Submission.decision("APPROVE").with("inclusiveRate", "20")).expect(204);
        assertThat(takeBack(DISTRICT, review, "有误").expect(409).message()).contains("已被办理");

        String signature = official("municipal-drc-signer").task("SignFundApproval", project);
        takeBack(DISTRICT, signature, "有误").expect(403);
        official("municipal-drc-signer").submits(signature, Submission.decision("RETURN").with("opinion", "请复核")).expect(204);
        String again = official("municipal-drc").task("ReviewFundApplication", project);
        assertThat(takeBack(DISTRICT, again, "有误").expect(403).message()).contains("不是由您提交的");
        assertThat(submissions(DISTRICT)).doesNotContain(project);

        String paid = journey.started();
        official("municipal-drc").completes("ReleaseFunds", paid, Journey.release("70.92"));
        String disbursement = official(DISTRICT).task("DisburseFunds", paid);
        assertThat(submissions("municipal-drc")).doesNotContain(paid);
        takeBack("municipal-drc", disbursement, "有误").expect(403);
    }

    @Test
    void onlyWhoHandedItIn() {
        String project = journey.appliedFor();
        String review = nextTask(DISTRICT, project);
        for (String sees : List.of("chaoyang-li", "municipal-drc", "municipal-drc-signer", "auditor", "dept-health")) {
            assertThat(takeBack(sees, review, "有误").expect(403).message()).as(sees).contains("不是由您提交的");
            assertThat(submissions(sees)).as(sees).doesNotContain(project);
        }
        for (String stranger : List.of("district-drc-110106", "admin", "dept-education", "investment-platform")) {
            takeBack(stranger, review, "有误").expect(404);
            assertThat(submissions(stranger)).as(stranger).isEmpty();
        }
        HttpOfficial.nobody(port).post("/api/tasks/" + review + "/take-back", Map.of("reason", "有误")).expect(401);
        HttpOfficial.nobody(port).get("/api/submissions").expect(401);
        WebSession.anonymous(port).desk("/submissions").expect(401);
        assertThat(takeBack(DISTRICT, review, "").expect(400).message()).isEqualTo("“撤回原因”（reason）不能为空。");
        assertThat(officials.openTasks(project)).containsExactly("ReviewFundApplication");
        assertThat(staff.told(project)).isEmpty();
    }

    /** Whichever of the two wins, the file and the process say the same. */
    @Test
    void atTheSameMomentAsTheNextOfficialExactlyOneWins() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                String project = journey.appliedFor();
                String review = nextTask(DISTRICT, project);
                int later = 8 * round;
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Answer> back = two.submit(() -> {
                    start.await();
                    Thread.sleep(later);
                    return takeBack(DISTRICT, review, "投资概算有误");
                });
                Future<Answer> on = two.submit(() -> {
                    start.await();
                    return official("municipal-drc").submits(review, Submission.decision("APPROVE").with("inclusiveRate", "20"));
                });
                boolean takenBack = back.get().status() == 204;
                assertThat(List.of(back.get().status(), on.get().status())).as(back.get().text() + on.get().text())
                        .isIn(List.of(204, 409), List.of(409, 204));
                List<String> decided = texts(official("auditor").project(project).get("decisions").findValues("decision"));
                if (takenBack) {
                    assertThat(officials.openTasks(project)).containsExactly("SubmitFundApplication");
                    assertThat(official("auditor").project(project).get("status").asText()).isEqualTo("SELECTED");
                    assertThat(decided).contains("TAKE_BACK").doesNotContain("APPROVE");
                } else {
                    assertThat(officials.openTasks(project)).containsExactly("SignFundApproval");
                    assertThat(official("auditor").project(project).get("status").asText()).isEqualTo("FUNDING_REVIEW");
                    assertThat(decided).contains("APPROVE").doesNotContain("TAKE_BACK");
                }
            }
        } finally {
            two.shutdownNow();
        }
    }

    private static List<String> texts(List<JsonNode> values) {
        return values.stream().map(JsonNode::asText).toList();
    }

    private List<String> submissions(String user) {
        return official(user).get("/api/submissions").expect(200).json().findValuesAsText("projectNumber");
    }

    private String nextTask(String user, String project) {
        return submission(user, project).get("taskId").asText();
    }

    private JsonNode submission(String user, String project) {
        for (JsonNode submission : official(user).get("/api/submissions").expect(200).json()) {
            if (submission.get("projectNumber").asText().equals(project)) {
                return submission;
            }
        }
        throw new AssertionError(user + " can take back nothing of " + project);
    }

    private Answer takeBack(String user, String task, String reason) {
        return official(user).post("/api/tasks/" + task + "/take-back", Map.of("reason", reason));
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
