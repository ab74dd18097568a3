package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import beijing.facility.catalogue.CatalogueEntry;
import beijing.facility.catalogue.CatalogueEntry.Kind;
import beijing.facility.catalogue.ShippedCatalogue;
import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.identity.District;
import beijing.facility.process.Journey;
import beijing.facility.process.Officials;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;
import beijing.facility.workflow.DeclaredSteps;

/**
 * Each role at each task and each start form of each process file: whose it is sees and completes it, nobody else does; readers see it.
 * The rows are the catalogue's, so that a task that is added without a way to reach it here fails.
 */
@ProcessTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationMatrixHttpTest {

    private static final List<String> ROLES = List.of("district-drc-110105", "district-drc-110106", "municipal-drc",
            "municipal-drc-2", "municipal-drc-signer", "dept-health", "dept-education", "dept-health-110105",
            "dept-fire-rescue-110105", "dept-health-110106", "auditor", "process-owner", "admin",
            "investment-platform");
    private static final Set<String> READERS = Set.of("auditor", "admin");
    /** Who organises the review sees all of it, to know who is late. */
    private static final Map<String, Set<String>> READERS_OF_PROCESS = Map.of("joint-review", Set.of("municipal-drc", "municipal-drc-2"));
    /** What a task is about that is one of several. */
    private static final Map<String, String> BRANCH = Map.of("districtCode", "110105", "district", "110105", "department", "health",
            "consultedGroup", "dept-education");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    /**
     * How a task is reached, and what is handed in when it is.
     *
     * @param empty whether a form without anything is taken
     */
    private record Way(Supplier<String> reach, Supplier<Submission> form, boolean empty) {
    }

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Officials officials;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    IdentityService identity;
    @Autowired
    ManagementService management;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    DeclaredSteps steps;

    private final Map<String, Way> ways = new HashMap<>();
    /** What is handed in to begin each process. */
    private final Map<String, Supplier<Submission>> starts = new HashMap<>();

    /** The other tests find no round running. */
    @AfterAll
    void concludeEveryRound() {
        runtime.createProcessInstanceQuery().processDefinitionKey("project-solicitation").list().forEach(round -> {
            everyDistrictAnswers(round.getBusinessKey());
            officials.official("municipal-drc").completes("ConcludeSolicitation", round.getBusinessKey(), Submission.form());
        });
    }

    private void paved() {
        way("project-lifecycle", "RectifyApplication", () -> journey.filed(Journey.application().with("meetsGuideline", false)),
                () -> Submission.decision("WITHDRAW").with("opinion", "不再申报"));
        way("joint-review", "DepartmentOpinion", journey::filed, () -> Submission.decision("AGREE"));
        way("joint-review", "ResolveReview", this::disagreed, () -> Submission.decision("PROCEED").with("opinion", "业态不重复"));
        way("joint-review", "DetermineProject", journey::determinable, () -> Submission.decision("SELECT"));
        way("joint-review", "AssignResponsibility", journey::selected, Journey::responsibility);
        way("funding-approval", "RecordEstablishment", journey::assigned, () -> Journey.establishment("1000"));
        way("funding-approval", "SubmitFundApplication", journey::established, () -> Submission.fundApplication("compliant", "268.2"));
        way("funding-approval", "ReviewFundApplication", journey::appliedFor,
                () -> Submission.decision("APPROVE").with("inclusiveRate", "20"));
        way("funding-approval", "SignFundApproval", journey::reviewed, Journey::signature);
        way("project-implementation", "ReportStart", journey::approved, Journey::start);
        way("project-implementation", "ReportProgress", journey::started, () -> Journey.report("2026-07", "60", "500"));
        way("fund-release", "ReleaseFunds", journey::started, () -> Journey.release("70.92"));
        way("fund-release", "DisburseFunds", this::released, () -> Journey.disbursement("70.92"));
        way("fund-release", "SuperviseDisbursement", this::late, () -> Submission.form().with("opinion", "请尽快拨付"));
        ways.put("project-change/FileMinorChange", new Way(journey::changedSlightly, Submission::form, true));
        way("project-change", "RecordChangeProcedures", journey::changed, Journey::procedures);
        way("project-change", "ReviewSubsidyAdjustment", journey::changeProcedures,
                () -> Submission.decision("APPROVE").with("inclusiveRate", "20"));
        way("project-change", "SignSubsidyAdjustment", journey::changeReviewed, Journey::adjustment);
        way("project-change", "RepayOverpayment", journey::overpaid, () -> Journey.repayment("42.72"));
        way("project-termination", "RepayOverpayment", this::terminated, () -> Journey.repayment("70.92"));
        way("completion-acceptance", "OrganiseAcceptance", journey::completed, Journey::asBuilt);
        way("completion-acceptance", "AcceptanceOpinion", journey::inAcceptance, () -> Submission.decision("PASS"));
        way("completion-acceptance", "RectifyDefects", journey::rectifying, () -> Journey.asBuilt().without("completionDate")
                .without("acceptanceDate").with("rectification", "加建托育用房"));
        way("completion-acceptance", "SettleAccounts", journey::accepted, Journey::settlement);
        way("completion-acceptance", "RepayOverpayment", this::settledForLess, () -> Journey.repayment("42.72"));
        way("operation-supervision", "AppointOperator", journey::settled, Journey::operator);
        way("operation-supervision", "EvaluateOperation", this::evaluated, () -> Submission.decision("GOOD").with("servicesOpen", 3));
        way("operation-supervision", "RectifyDefects", this::failed, () -> Submission.form().with("rectification", "已恢复助餐"));
        way("consultation", "GiveConsultation", this::consulted, () -> Submission.decision("AGREE").with("opinion", "不重复"));
        way("project-solicitation", "CollectApplications", this::opened,
                () -> Submission.form().with("surveySummary", "已调研").with("applicationsFiled", 1));
        ways.put("project-solicitation/ConcludeSolicitation", new Way(this::collected, Submission::form, true));
    }

    private void begun() {
        starts.put("project-lifecycle/ApplicationFiled", Journey::application);
        starts.put("project-change/ChangeRequested", () -> Journey.smaller(journey.funded(), "960", "440"));
        starts.put("project-termination/TerminationDecided", () -> Journey.termination(journey.started()));
        starts.put("project-solicitation/SolicitationAnnounced", AuthorizationMatrixHttpTest::notice);
    }

    private void way(String process, String task, Supplier<String> reach, Supplier<Submission> form) {
        ways.put(process + "/" + task, new Way(reach, form, false));
    }

    @Test
    void thereIsAWayToEveryTaskOfTheCatalogue() {
        paved();
        begun();
        assertThat(new TreeSet<>(ways.keySet())).isEqualTo(rows(Kind.USER_TASK).map(AuthorizationMatrixHttpTest::row)
                .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(new TreeSet<>(starts.keySet())).isEqualTo(rows(Kind.START).map(AuthorizationMatrixHttpTest::row)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @TestFactory
    Stream<DynamicTest> everyProcessIsBegunByItsOfficialsOnly() {
        begun();
        return rows(Kind.START).map(entry -> DynamicTest.dynamicTest(row(entry), () -> isBegunByItsOfficialsOnly(entry)));
    }

    private void isBegunByItsOfficialsOnly(CatalogueEntry entry) {
        concludeEveryRound();
        String office = steps.ofTask(entry.process(), entry.key()).orElseThrow().office().candidateGroups();
        Set<String> own = members(group(office, BRANCH));
        // another district begins it for itself, and not in this one's name
        Set<String> elsewhere = members(group(office, Map.of("districtCode", "110106")));
        assertThat(own).isNotEmpty();
        Submission form = starts.get(row(entry)).get();
        String start = "/engine-rest/process-definition/key/" + entry.process();
        String before = state();
        for (String role : ROLES) {
            HttpOfficial official = official(role);
            String who = row(entry) + " × " + role;
            assertThat(official.get("/engine-rest/process-definition/count?latestVersion=true&startableInTasklist=true&startablePermissionCheck=true&key="
                    + entry.process()).expect(200).json().get("count").asInt()).as(who)
                    .isEqualTo(own.contains(role) || elsewhere.contains(role) ? 1 : 0);
            if (own.contains(role)) {
                Answer answer = official.starts(entry.process(), form.with("unknownField", "x"));
                form.without("unknownField");
                assertThat(answer.status()).as(who + answer.text()).isEqualTo(400);
            } else {
                for (String door : List.of("/submit-form", "/start")) {
                    Answer answer = official.post(start + door, HttpOfficial.body(form));
                    assertThat(answer.status()).as(who + door + answer.text()).isIn(403, 404, 422);
                }
            }
        }
        assertThat(HttpOfficial.nobody(port).starts(entry.process(), form).status()).isEqualTo(401);
        assertThat(state()).as("nothing was recorded").isEqualTo(before);

        official(ROLES.stream().filter(own::contains).findFirst().orElseThrow()).starts(entry.process(), form).expect(200);
    }

    private static Stream<CatalogueEntry> rows(Kind kind) {
        return ShippedCatalogue.entries().stream().filter(entry -> entry.kind() == kind);
    }

    @TestFactory
    Stream<DynamicTest> everyTaskIsItsOfficialsOnly() {
        paved();
        return rows(Kind.USER_TASK).map(entry -> DynamicTest.dynamicTest(row(entry), () -> isItsOfficialsOnly(entry)));
    }

    private void isItsOfficialsOnly(CatalogueEntry entry) {
        Way way = ways.get(row(entry));
        assertThat(way).as("a way to " + row(entry)).isNotNull();
        String project = way.reach().get();
        // what the program declares is what the diagram offers: both, or the row fails
        String group = group(steps.ofTask(entry.process(), entry.key()).orElseThrow().office().candidateGroups(), BRANCH);
        assertThat(group(entry.candidateGroups(), BRANCH)).isEqualTo(group);
        Set<String> own = members(group);
        assertThat(own).as("officials of " + group).isNotEmpty();
        String task = task(entry, project, group);
        String before = state();
        for (String role : ROLES) {
            HttpOfficial official = official(role);
            boolean completes = own.contains(role);
            boolean reads = completes || READERS.contains(role)
                    || READERS_OF_PROCESS.getOrDefault(entry.process(), Set.of()).contains(role);
            String who = row(entry) + " × " + role;
            assertThat(official.get("/engine-rest/task/" + task).status()).as(who).isIn(reads ? List.of(200) : List.of(403, 404));
            assertThat(official.tasks(project).stream().anyMatch(open -> open.get("id").asText().equals(task))).as(who).isEqualTo(reads);
            // nothing that can be taken, so who may complete gets a sentence of the form, who may not is refused before it
            refused(who, official.submits(task, Submission.form().with("unknownField", "x")), completes);
            refused(who, official.submits(task, Submission.decision("NO_SUCH_DECISION")), completes);
            if (!way.empty()) {
                refused(who, official.submits(task, Submission.form()), completes);
            }
            if (!completes) {
                refused(who, official.submits(task, way.form().get()), false);
                refused(who, official.post("/engine-rest/task/" + task + "/complete", HttpOfficial.body(way.form().get())), false);
                assertThat(official.post("/engine-rest/task/" + task + "/claim", Map.of("userId", role)).status()).as(who).isIn(403, 404);
            }
        }
        HttpOfficial nobody = HttpOfficial.nobody(port);
        assertThat(nobody.get("/engine-rest/task/" + task).status()).isEqualTo(401);
        assertThat(nobody.submits(task, way.form().get()).status()).isEqualTo(401);
        assertThat(nobody.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "municipal-drc")).status()).isEqualTo(401);
        Task open = tasks.createTaskQuery().taskId(task).singleResult();
        assertThat(open).as(row(entry) + " is still open").isNotNull();
        assertThat(open.getAssignee()).isNull();
        assertThat(state()).as("nothing was recorded").isEqualTo(before);

        official(ROLES.stream().filter(own::contains).findFirst().orElseThrow()).submits(task, way.form().get()).expect(204);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    private static void refused(String who, Answer answer, boolean completes) {
        assertThat(answer.status()).as(who + " " + answer.text()).isIn(completes ? List.of(400) : List.of(403, 404, 409));
    }

    private static String row(CatalogueEntry entry) {
        return entry.process() + "/" + entry.key();
    }

    /** The group that is meant by how a task is offered. */
    private static String group(String offered, Map<String, String> branch) {
        return VARIABLE.matcher(offered).replaceAll(variable -> Matcher.quoteReplacement(branch.get(variable.group(1))));
    }

    private Set<String> members(String group) {
        return identity.createUserQuery().memberOfGroup(group).list().stream().map(User::getId).filter(ROLES::contains)
                .collect(Collectors.toSet());
    }

    /** Of several that are open, the one of the group. */
    private String task(CatalogueEntry entry, String project, String group) {
        return tasks.createTaskQuery().processInstanceBusinessKey(project).processDefinitionKey(entry.process())
                .taskDefinitionKey(entry.key()).taskCandidateGroup(group).singleResult().getId();
    }

    private String state() {
        return jdbc.sql("""
                select concat_ws(' ', (select count(*) from project), (select count(*) from decision),
                    (select count(*) from act_ru_execution), (select count(*) from act_ru_task))""").query(String.class).single();
    }

    // ------------------------------------------------------------------ ways that only this test goes

    private String disagreed() {
        String project = journey.filed();
        official("dept-commerce").completes("DepartmentOpinion", project, Submission.decision("DISAGREE").with("opinion", "业态重复"));
        journey.allDepartmentsAgree(project);
        return project;
    }

    private String released() {
        String project = journey.started();
        official("municipal-drc").completes("ReleaseFunds", project, Journey.release("70.92"));
        return project;
    }

    private String late() {
        String project = released();
        fire("DisbursementOverdue", project);
        return project;
    }

    private String terminated() {
        String project = journey.funded();
        journey.municipal().starts("project-termination", Journey.termination(project));
        return project;
    }

    private String settledForLess() {
        String project = journey.accepted();
        journey.district().completes("SettleAccounts", project, Journey.settlement().with("settledInvestment", "700")
                .json("elderlyCare", "{\"basicInvestment\":\"180\"}"));
        return project;
    }

    private String evaluated() {
        String project = journey.inOperation();
        fire("EvaluationDue", project);
        return project;
    }

    private String failed() {
        String project = evaluated();
        journey.district().completes("EvaluateOperation", project,
                Submission.decision("FAIL").with("servicesOpen", 1).with("opinion", "助餐点停业"));
        return project;
    }

    private String consulted() {
        String project = journey.determinable();
        HttpOfficial municipal = official("municipal-drc");
        municipal.post("/api/tasks/" + municipal.task("DetermineProject", project) + "/consult",
                Map.of("to", BRANCH.get("consultedGroup"), "question", "是否与在建幼儿园重复")).expect(204);
        return project;
    }

    private String opened() {
        concludeEveryRound();
        return official("municipal-drc").starts("project-solicitation", notice()).expect(200).json().get("businessKey").asText();
    }

    private static Submission notice() {
        return Submission.form().with("year", LocalDate.now().getYear())
                .with("deadline", LocalDate.now().plusDays(20).toString()).with("notice", "请各区组织申报");
    }

    private String collected() {
        String round = opened();
        everyDistrictAnswers(round);
        return round;
    }

    private void everyDistrictAnswers(String round) {
        District.all().stream().map(district -> officials.official("district-drc-" + district.code()))
                .filter(official -> official.sees("CollectApplications", round))
                .forEach(official -> official.completes("CollectApplications", round,
                        Submission.form().with("surveySummary", "已调研").with("applicationsFiled", 0)));
    }

    /** Fires a timer before its time. */
    private void fire(String event, String project) {
        management.createJobQuery().activityId(event).list().stream()
                .filter(job -> project.equals(runtime.createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId()).singleResult().getBusinessKey()))
                .forEach(job -> management.executeJob(job.getId()));
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
