package beijing.facility.benchmark;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

import beijing.facility.identity.District;
import beijing.facility.identity.Groups;
import beijing.facility.process.CreditCodes;
import beijing.facility.process.Journey;
import beijing.facility.process.Submission;
import beijing.facility.workflow.BeijingClock;

/**
 * Complete lifecycles a second, each from the application to the end of supervision with every task completed by its official
 * through the service layer, beside the same BPMN on the same engine whose delegates only set the variables of the gateways.
 */
final class LifecycleBenchmark {

    private static final int THREADS = 4;
    /** For figures. */
    static final Effort FULL = new Effort(24, 3, 48);
    /** To see that it still works. */
    static final Effort TINY = new Effort(1, 1, 2);
    private static final List<String> DISTRICTS = District.all().stream().map(District::code).toList();
    private static final List<String> REVIEW = List.of("housing-construction", "planning-resources", "civil-affairs",
            "disabled-federation", "health", "commerce");
    private static final List<String> ACCEPTANCE = List.of("housing-construction", "planning-resources", "fire-rescue",
            "civil-affairs", "disabled-federation", "health", "commerce");
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** @param lifecycles a round */
    record Effort(int warmUp, int rounds, int lifecycles) {
    }

    private LifecycleBenchmark() {
    }

    /**
     * Runs both, round by round in turn, and prints what each round brought.
     *
     * @return how many completions a lifecycle takes
     */
    static int run(Effort effort, PrintStream out) throws Exception {
        try (BenchmarkApplication domain = BenchmarkApplication.start("domain");
                BenchmarkApplication bare = BenchmarkApplication.start("bare", BareDelegates.class)) {
            int completions = lifecycles(domain.engine(), effort.warmUp()) / effort.warmUp();
            lifecycles(bare.engine(), effort.warmUp());
            List<Double> ratios = new ArrayList<>();
            for (int round = 1; round <= effort.rounds(); round++) {
                double measured = perSecond(domain.engine(), effort.lifecycles());
                double baseline = perSecond(bare.engine(), effort.lifecycles());
                ratios.add(measured / baseline);
                out.printf("round %d: %.2f lifecycles/s (%.0f completions/s), bare delegates %.2f, ratio %.2f%n", round,
                        measured, measured * completions, baseline, measured / baseline);
            }
            ratios.sort(null);
            out.printf("median ratio %.2f (aim 0.80), %d completions a lifecycle, %d threads%n", ratios.get(effort.rounds() / 2),
                    completions, THREADS);
            return completions;
        }
    }

    private static double perSecond(ProcessEngine engine, int lifecycles) throws Exception {
        long begin = System.nanoTime();
        lifecycles(engine, lifecycles);
        return lifecycles * 1e9 / (System.nanoTime() - begin);
    }

    /** How many completions they took together. */
    private static int lifecycles(ProcessEngine engine, int lifecycles) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < lifecycles; i++) {
                all.add(() -> new Lifecycle(engine).run());
            }
            int completions = 0;
            for (Future<Integer> one : threads.invokeAll(all)) {
                completions += one.get();
            }
            return completions;
        } finally {
            threads.shutdown();
        }
    }

    /** One project and its officials. */
    private static final class Lifecycle {

        private final ProcessEngine engine;
        private final int serial = COUNT.incrementAndGet();
        private final String district = DISTRICTS.get(serial % DISTRICTS.size());
        private final String commission = Groups.districtDrc(district);
        private String project;
        private int completions;

        private Lifecycle(ProcessEngine engine) {
            this.engine = engine;
        }

        private int run() {
            String today = LocalDate.now(BeijingClock.ZONE).toString();
            BareDelegates.next("checkCompliance", Map.of("complianceResult", "PASS"));
            BareDelegates.next("prepareReview", Map.of("reviewDepartments", new ArrayList<>(REVIEW), "opinionDue", "2099-01-01T00:00:00+08:00"));
            BareDelegates.next("summariseOpinions", Map.of("coordination", "NOT_NEEDED"));
            file(Submission.application("compliant").with("districtCode", district)
                    .with("creditCode", CreditCodes.next(200_000 + serial)));
            for (String department : REVIEW) {
                complete("dept-" + department, "DepartmentOpinion", Submission.decision("AGREE"));
            }
            BareDelegates.next("recordDetermination", Map.of("determination", "SELECT", "reviewResult", "SELECTED"));
            complete("municipal-drc", "DetermineProject", Submission.decision("SELECT"));
            complete(commission, "AssignResponsibility", Journey.responsibility());
            complete(commission, "RecordEstablishment", Journey.establishment("1000"));
            complete(commission, "SubmitFundApplication", Submission.fundApplication("compliant", "268.2"));
            BareDelegates.next("recordFundReview", Map.of("fundReview", "APPROVE"));
            complete("municipal-drc", "ReviewFundApplication", Submission.decision("APPROVE").with("inclusiveRate", "20"));
            BareDelegates.next("recordFundSignature", Map.of("fundSignature", "SIGN", "fundingResult", "APPROVED"));
            complete("municipal-drc-signer", "SignFundApproval", Journey.signature());

            BareDelegates.next("expectReport", Map.of("reportDue", "2099-01-01T00:00:00+08:00"));
            BareDelegates.next("prepareRelease", Map.of("releaseState", "READY"));
            BareDelegates.next("recordRelease", Map.of("disbursementDue", "2099-01-01T00:00:00+08:00"));
            BareDelegates.next("recordDisbursement", Map.of("disbursement", "IN_FULL"));
            BareDelegates.next("recordStart", Map.of("releaseStep", "DUE", "works", "ONGOING"));
            complete(commission, "ReportStart", Journey.start());
            money("70.92");
            BareDelegates.next("recordProgress", Map.of("releaseStep", "DUE", "works", "ONGOING"));
            complete(commission, "ReportProgress", Journey.report("2026-07", "60", "500"));
            money("118.2");
            BareDelegates.next("recordProgress", Map.of("releaseStep", "NOT_DUE", "works", "COMPLETED"));
            complete(commission, "ReportProgress", Journey.report("2026-08", "100", "1000"));

            BareDelegates.next("checkAsBuilt", Map.of("asBuilt", "PASS"));
            BareDelegates.next("prepareAcceptance", Map.of("acceptanceDepartments", new ArrayList<>(ACCEPTANCE)));
            BareDelegates.next("summariseAcceptance", Map.of("acceptance", "PASS"));
            complete(commission, "OrganiseAcceptance", Journey.asBuilt());
            for (String department : ACCEPTANCE) {
                complete(Groups.dept(department, district), "AcceptanceOpinion", Submission.decision("PASS"));
            }
            BareDelegates.next("checkClearing", Map.of("clearing", "RELEASE"));
            complete(commission, "SettleAccounts", Journey.settlement());
            complete("municipal-drc", "ReleaseFunds", Journey.release("47.28").with("releaseDate", today));
            BareDelegates.next("checkClearing", Map.of("clearing", "LEVEL"));
            complete(commission, "DisburseFunds", Journey.disbursement("47.28"));
            BareDelegates.next("recordOperator", Map.of("evaluationDue", "2099-01-01T00:00:00+08:00"));
            complete(commission, "AppointOperator", Journey.operator());
            fire("EvaluationDue");
            BareDelegates.next("recordEvaluation", Map.of("evaluation", "CONCLUDE"));
            complete(commission, "EvaluateOperation", Submission.decision("GOOD").with("servicesOpen", 3));
            if (engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(project).count() > 0) {
                throw new IllegalStateException(project + " has not ended");
            }
            return completions;
        }

        private void money(String amount) {
            complete("municipal-drc", "ReleaseFunds", Journey.release(amount));
            complete(commission, "DisburseFunds", Journey.disbursement(amount));
        }

        private void file(Submission application) {
            BareDelegates.next("fileApplication", Map.of());
            signIn(commission);
            try {
                String definition = engine.getRepositoryService().createProcessDefinitionQuery()
                        .processDefinitionKey("project-lifecycle").latestVersion().singleResult().getId();
                project = engine.getFormService().submitStartForm(definition, application.values()).getBusinessKey();
            } finally {
                engine.getIdentityService().clearAuthentication();
            }
        }

        private void complete(String user, String key, Submission form) {
            signIn(user);
            try {
                Task task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(project).taskDefinitionKey(key)
                        .taskCandidateGroup(user).singleResult();
                engine.getFormService().submitTaskForm(task.getId(), form.values());
                completions++;
            } finally {
                engine.getIdentityService().clearAuthentication();
            }
        }

        private void fire(String event) {
            for (Job job : engine.getManagementService().createJobQuery().activityId(event).list()) {
                if (project.equals(engine.getRuntimeService().createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId()).singleResult().getBusinessKey())) {
                    engine.getManagementService().executeJob(job.getId());
                }
            }
        }

        private void signIn(String user) {
            engine.getIdentityService().setAuthentication(user,
                    engine.getIdentityService().createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList(),
                    engine.getIdentityService().createTenantQuery().userMember(user).includingGroupsOfUser(true).list().stream()
                            .map(Tenant::getId).toList());
        }
    }
}
