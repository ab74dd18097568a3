package beijing.facility.http;

import static beijing.facility.workflow.engine.diagram.EditedFiles.boundary;
import static beijing.facility.workflow.engine.diagram.EditedFiles.flow;
import static beijing.facility.workflow.engine.diagram.EditedFiles.of;
import static beijing.facility.workflow.engine.diagram.EditedFiles.task;
import static beijing.facility.workflow.engine.diagram.EditedFiles.timer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;
import beijing.facility.workflow.engine.diagram.EditedFiles;

/** A process owner deploys as Camunda Modeler does: what is refused, what works, and what nobody deletes. */
@ProcessTest
class DeploymentHttpTest {

    private static final String FORM = """
            {"id": "legal-opinion", "type": "default", "schemaVersion": 16, "components": [
              {"type": "textarea", "id": "Field_opinion", "key": "legalOpinion", "label": "法律意见"}]}
            """;

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    RepositoryService repository;
    @Autowired
    ManagementService management;
    @Autowired
    AuthorizationService authorizations;

    private final Set<String> edited = new TreeSet<>();

    /** The other tests go on with what comes with the program. */
    @AfterEach
    void theDeclaredPathAgain() throws IOException {
        for (String key : edited) {
            var deployment = repository.createDeployment().name("the declared path").addString(key + ".bpmn", of(key).text());
            for (Path form : Files.list(Path.of("forms")).filter(file -> file.toString().endsWith(".form")).toList()) {
                deployment.addString(form.getFileName().toString(), Files.readString(form));
            }
            deployment.deploy();
        }
    }

    @Test
    void aProcessWithoutItsFormsTakesTheLiveOnes() {
        JsonNode deployment = deploy(of("fund-release"), Map.of()).expect(200).json();
        assertThat(owner().get("/engine-rest/deployment/" + deployment.get("id").asText() + "/resources").json()).hasSize(4);
        String project = journey.started();
        HttpOfficial municipal = official("municipal-drc");
        String release = municipal.task("ReleaseFunds", project);
        assertThat(municipal.get("/engine-rest/task/" + release).json().get("processDefinitionId").asText()).isEqualTo(latest("fund-release").getId());
        assertThat(municipal.get("/engine-rest/task/" + release + "/deployed-form").expect(200).text()).contains("releaseAmount");
        municipal.submits(release, Journey.release("70.92")).expect(204);
        HttpOfficial district = official("district-drc-110105");
        assertThat(district.get("/engine-rest/task/" + district.task("DisburseFunds", project) + "/deployed-form").expect(200).text())
                .contains("voucherNumber");
        district.completes("DisburseFunds", project, Journey.disbursement("70.92"));
        assertThat(district.project(project).get("disbursements")).hasSize(1);
    }

    @Test
    void whatIsAddedOnTheDeclaredPathWorks() {
        EditedFiles file = of("funding-approval").replace("name=\"签批资金申请报告\"", "name=\"签批批复\"")
                .first("camunda:candidateGroups=\"municipal-drc-signer\"", "camunda:candidateGroups=\"municipal-drc-signer\" camunda:dueDate=\"P5D\"")
                .lead("FundReviewApproved", "WhichDistrict")
                .add("<bpmn:exclusiveGateway id=\"WhichDistrict\" name=\"哪个区？\" default=\"Others\" />"
                        + flow("Here", "WhichDistrict", "AskLegal", "${districtCode == '110105'}")
                        + "<bpmn:sequenceFlow id=\"Others\" sourceRef=\"WhichDistrict\" targetRef=\"SignFundApproval\" />"
                        + task("AskLegal", "municipal-drc").replace("supervise-disbursement", "legal-opinion") + flow("AskLegal", "CoolDown")
                        + timer("CoolDown", "PT1H") + flow("CoolDown", "SignFundApproval")
                        + boundary("Slow", "SignFundApproval", false, "P3D") + flow("Slow", "Remind")
                        + task("Remind", "municipal-drc").replace("supervise-disbursement", "legal-opinion") + flow("Remind", "Reminded")
                        + "<bpmn:endEvent id=\"Reminded\" name=\"已提醒\" />");
        deploy(file, Map.of("legal-opinion.form", FORM)).expect(200);
        String project = journey.reviewed();

        HttpOfficial municipal = official("municipal-drc");
        HttpOfficial signer = official("municipal-drc-signer");
        assertThat(signer.tasks(project)).isEmpty();
        String asked = municipal.task("AskLegal", project);
        assertThat(municipal.get("/engine-rest/task/" + asked + "/deployed-form").expect(200).text()).contains("legalOpinion");
        assertThat(official("district-drc-110105").submits(asked, Submission.form()).status()).isEqualTo(403);
        municipal.submits(asked, Submission.form().with("legalOpinion", "无异议")).expect(204);
        assertThat(signer.tasks(project)).isEmpty();
        fire(project);
        JsonNode signature = signer.tasks(project).get(0);
        assertThat(signature.get("name").asText()).isEqualTo("签批批复");
        assertThat(Duration.between(Instant.now(), at(signature.get("due").asText()))).isBetween(Duration.ofDays(4), Duration.ofDays(5));
        fire(project);
        municipal.completes("Remind", project, Submission.form().with("legalOpinion", "已催"));
        signer.completes("SignFundApproval", project, Journey.signature());
        assertThat(signer.project(project).get("status").asText()).isEqualTo("APPROVED");
    }

    @Test
    void twoAreAskedSideBySide() {
        String own = task("AskOne", "municipal-drc").replace("supervise-disbursement", "legal-opinion");
        deploy(of("funding-approval").lead("FundReviewApproved", "Both").add("<bpmn:parallelGateway id=\"Both\" />" + flow("Both", "AskOne")
                + flow("Both", "AskTwo") + own + own.replace("AskOne", "AskTwo").replace("\"municipal-drc\"", "\"district-drc-${districtCode}\"")
                + flow("AskOne", "Joined") + flow("AskTwo", "Joined") + "<bpmn:parallelGateway id=\"Joined\" />" + flow("Joined", "SignFundApproval")),
                Map.of("legal-opinion.form", FORM)).expect(200);
        String project = journey.reviewed();
        HttpOfficial signer = official("municipal-drc-signer");
        official("district-drc-110105").completes("AskTwo", project, Submission.form().with("legalOpinion", "无异议"));
        assertThat(signer.tasks(project)).isEmpty();
        official("municipal-drc").completes("AskOne", project, Submission.form().with("legalOpinion", "无异议"));
        signer.completes("SignFundApproval", project, Journey.signature());
        assertThat(signer.project(project).get("status").asText()).isEqualTo("APPROVED");
    }

    @Test
    void whatNoTableHoldsIsRefused() {
        Answer answer = deploy("x".repeat(300), Map.of("fund-release.bpmn", of("fund-release").text()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("部署名称（deployment-name）有300个字符，不能超过255个。");
    }

    @Test
    void whatIsAddedIsKnownByItsDiagramAndItsFormAlsoWhenItIsTakenOutAgain() throws IOException {
        String review = task("AskLegal", "municipal-drc").replace("supervise-disbursement", "legal-opinion").replace("<bpmn:extensionElements>",
                "<bpmn:extensionElements><camunda:properties><camunda:property name=\"review\" value=\"true\" /></camunda:properties>");
        String form = FORM.replace("\"components\": [", "\"components\": [{\"type\": \"table\", \"id\": \"Functions\", \"label\": \"服务功能\","
                + " \"dataSource\": \"=functionTable\", \"columns\": [{\"label\": \"服务功能\", \"key\": \"function\"}]},");
        deploy(of("funding-approval").insert("FundReviewApproved", "AskLegal", review), Map.of("legal-opinion.form", form)).expect(200);
        String project = journey.reviewed();
        HttpOfficial municipal = official("municipal-drc");
        String asked = municipal.task("AskLegal", project);
        assertThat(municipal.get("/engine-rest/task/" + asked + "/form-variables").expect(200).text())
                .contains("functionTable", "养老服务").doesNotContain("subsidyTable");
        assertThat(municipal.get("/api/tasks/" + asked + "/verbs").expect(200).text()).contains("CONSULT");
        municipal.post("/api/tasks/" + asked + "/consult", Map.of("to", "dept-education", "question", "有无异议")).expect(204);
        assertThat(newest(project)).isEqualTo("补充意见 加签");
        official("dept-education").completes("GiveConsultation", project, Submission.decision("AGREE").with("opinion", "无异议"));
        municipal.submits(asked, Submission.form().with("legalOpinion", "无异议")).expect(204);

        theDeclaredPathAgain();
        assertThat(official("auditor").get("/api/projects/" + project + "/dossier").expect(200).text()).contains("补充意见").doesNotContain("AskLegal\"");
    }

    private String newest(String project) {
        JsonNode step = official("auditor").get("/api/projects/" + project + "/dossier").expect(200).json().at("/decisions/0");
        return step.get("task").asText() + " " + step.get("decision").asText();
    }

    @Test
    void aFormComesAlone() throws IOException {
        String form = Files.readString(Path.of("forms", "sign-fund-approval.form"));
        deploy("form.form", Map.of("form.form", form)).expect(200);
        Answer answer = deploy("form.form", Map.of("form.form", form.replace("approvalNumber", "approvalNo")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("文件“form.form”不能部署：\n表单“sign-fund-approval”缺少字段“批复文号”（approvalNumber），办理这一环节须填写，请从原表单恢复。");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("signature to the district", of("funding-approval").replace("\"municipal-drc-signer\"", "\"district-drc-${districtCode}\""),
                        "“签批资金申请报告”（SignFundApproval）：候选组（candidateGroups）不能为“district-drc-${districtCode}”，须为“municipal-drc-signer”，请改回。"),
                arguments("timer and task before the recorder", of("fund-release").add(boundary("Soon", "ReleaseFunds", true, "PT1S") + flow("Soon", "Mine")
                        + task("Mine", "municipal-drc") + flow("Mine", "RecordRelease")), "定时事件会绕过“下达市级资金”（ReleaseFunds），通向“登记下达”（RecordRelease）"),
                arguments("no check", of("project-lifecycle").lead("FileApplicationToCheckCompliance", "JointReview"), "缺少到“合规性审查”（CheckCompliance）的连线"),
                arguments("unknown form", of("fund-release").replace("\"release-funds\"", "\"release-fund\""), "没有编号为“release-fund”的表单"),
                arguments("unknown bean", of("fund-release").replace("${recordRelease}", "${dataSource}"), "系统没有提供名为“dataSource”的处理"),
                arguments("unknown group", of("fund-release").insert("RecordReleaseToDisbursement", "Ask", task("Ask", "nobody")), "没有名为“nobody”的办理单位组"),
                arguments("group of the auditors", of("fund-release").insert("RecordReleaseToDisbursement", "Ask", task("Ask", "auditor")), "没有名为“auditor”的办理单位组"),
                arguments("broken", of("fund-release").first("</bpmn:startEvent>", ""), "不是完整有效的 XML"),
                arguments("no BPMN", of("fund-release").first("</bpmn:startEvent>", "<bpmn:documentation>x</bpmn:documentation></bpmn:startEvent>"), "不符合 BPMN 规范，第"),
                arguments("3 MB", of("fund-release").first("</bpmn:documentation>", "x".repeat(3 * 1024 * 1024) + "</bpmn:documentation>"), "超过 2 MB 的上限"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedWithASentence(String name, EditedFiles file, String sentence) {
        long before = repository.createDeploymentQuery().count();
        Answer answer = deploy(file.key() + ".bpmn", Map.of(file.key() + ".bpmn", file.text()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.message()).startsWith("文件“" + file.key() + ".bpmn”不能部署：").contains(sentence).doesNotContain("Exception", "ENGINE-");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void aSilentHostStopsNobody() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EditedFiles file = of("fund-release").first("<bpmn:definitions ", "<bpmn:definitions xsi:schemaLocation=\"urn:x http://127.0.0.1:"
                    + silent.getLocalPort() + "/x.xsd\" ");
            Answer answer = deploy("fund-release.bpmn", Map.of("fund-release.bpmn", file.text()));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message()).contains("（FundReleaseDefinitions）：不能使用属性“schemaLocation”，流程文件不得引用外部地址");
            silent.setSoTimeout(200);
            assertThatThrownBy(silent::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void noVersionWaitsForADay() {
        Answer answer = owner().sends("/engine-rest/deployment/create", Multipart.deployment("x", Map.of("fund-release.bpmn", of("fund-release").text()))
                .with("deployment-activation-time", "2099-01-01T00:00:00.000+0800"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).startsWith("不能指定流程的启用时间");
        assertThat(latest("fund-release").isSuspended()).isFalse();
    }

    @Test
    void whatAProjectRunsOnIsDeletedByNobody() {
        String project = journey.filed();
        String deployment = deploy(of("joint-review"), Map.of()).expect(200).json().get("id").asText();
        String running = journey.filed();
        grantAsItWas(deployment);
        String definition = latest("joint-review").getId();
        String before = kept();
        for (String user : new String[] {"process-owner", "auditor", "municipal-drc", "district-drc-110105", "admin"}) {
            HttpOfficial official = official(user);
            for (String path : new String[] {"/deployment/" + deployment, "/deployment/" + deployment + "?cascade=true",
                "/deployment/" + deployment + "?cascade=true&skipCustomListeners=true&skipIoMappings=true", "/process-definition/" + definition,
                "/process-definition/" + definition + "?cascade=true", "/process-definition/key/joint-review",
                "/process-definition/key/joint-review?cascade=true"}) {
                refused(user, path, official.send("DELETE", "/engine-rest" + path, null), user.equals("admin") ? 422 : 403);
            }
            for (String path : new String[] {"/process-definition/" + definition, "/process-definition/key/joint-review"}) {
                refused(user, path, official.send("PUT", "/engine-rest" + path + "/history-time-to-live", Map.of("historyTimeToLive", 1)), 422);
            }
            assertThat(kept()).as(user).isEqualTo(before);
        }
        for (String number : new String[] {project, running}) {
            assertThat(official("dept-health").task("DepartmentOpinion", number)).isNotEmpty();
        }
    }

    /** Who does not even see a deployment or process is not told that there is one. */
    private static void refused(String user, String path, Answer answer, int status) {
        assertThat(answer.status()).as(user + path).isIn(status, 404);
        if (answer.status() == status) {
            assertThat(answer.message()).as(user + path).matches(".*\\p{IsHan}.*").endsWith("。");
        }
        assertThat(answer.status() == 404 && (user.equals("admin") || user.equals("process-owner"))).as(user + path).isFalse();
    }

    @Test
    void aDeploymentThatNothingRanOnIsAnAdministratorsToDelete() {
        String before = latest("project-termination").getId();
        String deployment = deploy(of("project-termination"), Map.of()).expect(200).json().get("id").asText();
        assertThat(owner().send("DELETE", "/engine-rest/deployment/" + deployment, null).status()).isEqualTo(403);
        assertThat(latest("project-termination").getId()).isNotEqualTo(before);
        official("admin").send("DELETE", "/engine-rest/deployment/" + deployment, null).expect(204);
        assertThat(latest("project-termination").getId()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/process-definition/DEFINITION/suspended       | {'suspended': true, 'includeProcessInstances': true}",
            "/process-definition/key/joint-review/suspended | {'suspended': true}",
            "/process-definition/suspended                  | {'processDefinitionKey': 'joint-review', 'suspended': true}",
            "/job-definition/suspended                      | {'processDefinitionKey': 'joint-review', 'suspended': true}",
            "/process-instance/suspended                    | {'processDefinitionKey': 'joint-review', 'suspended': true}",
    })
    void theProcessOwnerBringsNothingToAHalt(String path, String body) {
        Answer answer = owner().send("PUT", "/engine-rest" + path.replace("DEFINITION", latest("joint-review").getId()), body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(latest("joint-review").isSuspended()).isFalse();
    }

    /** As one who deployed before had it. */
    private void grantAsItWas(String deployment) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId("process-owner");
        grant.setResource(Resources.DEPLOYMENT);
        grant.setResourceId(deployment);
        grant.setPermissions(new Permissions[] {Permissions.READ, Permissions.DELETE});
        authorizations.saveAuthorization(grant);
    }

    private String kept() {
        return repository.createDeploymentQuery().count() + " " + repository.createProcessDefinitionQuery().list().stream()
                .map(definition -> definition.getId() + definition.getHistoryTimeToLive()).sorted().toList();
    }

    private void fire(String project) {
        management.createJobQuery().timers().list().stream().filter(job -> project.equals(businessKey(job.getProcessInstanceId())))
                .forEach(job -> management.executeJob(job.getId()));
    }

    @Autowired
    org.camunda.bpm.engine.RuntimeService runtime;

    private String businessKey(String instance) {
        return runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey();
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text, DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ")).toInstant();
    }

    private ProcessDefinition latest(String key) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult();
    }

    private Answer deploy(EditedFiles file, Map<String, String> forms) {
        edited.add(file.key());
        Map<String, String> files = new LinkedHashMap<>(forms);
        files.put("diagram.bpmn", file.text());
        return deploy("diagram", files);
    }

    private Answer deploy(String name, Map<String, String> files) {
        return owner().sends("/engine-rest/deployment/create", Multipart.deployment(name, files));
    }

    private HttpOfficial owner() {
        return official("process-owner");
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
