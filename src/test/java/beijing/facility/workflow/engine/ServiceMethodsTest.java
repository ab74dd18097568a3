package beijing.facility.workflow.engine;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.CaseService;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import beijing.facility.process.Journey;
import beijing.facility.process.Officials;
import beijing.facility.process.ProcessTest;
import beijing.facility.workflow.OfficialException;

/** Every public method of the engine's services is sorted, so that an upgrade brings no open one, and does what its section says. */
@ProcessTest
class ServiceMethodsTest {

    private static final List<Class<?>> SERVICES = List.of(RuntimeService.class, TaskService.class, FormService.class, RepositoryService.class,
            IdentityService.class, AuthorizationService.class, FilterService.class, ManagementService.class, HistoryService.class,
            ExternalTaskService.class, CaseService.class, DecisionService.class);
    private static final Map<String, Set<String>> SECTIONS = sections();
    private static final long HOUR = 3_600_000;
    /** A project that waits for the signature of its money; nothing of what is tried here makes another of it. */
    private static String project;

    @Autowired
    Journey journey;
    @Autowired
    Officials officials;
    @Autowired
    ProcessEngine engine;
    @Autowired
    TaskService tasks;
    @Autowired
    ManagementService management;
    @Autowired
    IdentityService identity;
    @Autowired
    JdbcClient jdbc;

    private Task task;
    private String deployment;
    private String job;

    @BeforeEach
    void aProject() {
        if (project == null) {
            project = journey.reviewed();
            journey.filed();
        }
        task = tasks.createTaskQuery().processInstanceBusinessKey(project).taskDefinitionKey("SignFundApproval").singleResult();
        deployment = engine.getRepositoryService().getProcessDefinition(task.getProcessDefinitionId()).getDeploymentId();
        job = management.createJobQuery().timers().duedateHigherThan(new Date(System.currentTimeMillis() + HOUR)).listPage(0, 1).get(0).getId();
    }

    @Test
    void everyMethodIsSortedAndNoneThatIsGone() {
        Set<String> methods = methods().map(ServiceMethodsTest::name).collect(toCollection(TreeSet::new));
        Set<String> sorted = new TreeSet<>();
        SECTIONS.values().forEach(section -> section.forEach(method -> assertThat(sorted.add(method)).as(method + " twice").isTrue()));
        assertThat(sorted).isEqualTo(methods);
        assertThat(SECTIONS.keySet()).containsExactlyInAnyOrder("harmless", "native", "refused", "builder", "guarded", "operation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "process-owner", "municipal-drc-signer"})
    void whatIsRefusedIsRefusedWhateverRightsSheHas(String user) {
        String before = state();
        List<String> open = new ArrayList<>();
        methods().filter(method -> SECTIONS.get("refused").contains(name(method))).forEach(method -> {
            Throwable thrown = called(user, method, task.getId());
            if (!refused(thrown)) {
                open.add(name(method) + ": " + thrown);
            }
        });
        assertThat(open).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    /** With the ids of a project, its deployment and a timer, wherever a method asks for one. */
    @ParameterizedTest
    @ValueSource(strings = {"admin", "process-owner", "auditor"})
    void nothingThatTheyCallTakesAStepOfAProject(String user) {
        String before = state();
        Set<String> batches = new TreeSet<>(batches());
        int retries = management.createJobQuery().jobId(job).singleResult().getRetries();
        try {
            for (String id : List.of(task.getId(), task.getProcessInstanceId(), task.getProcessDefinitionId(), deployment, job, "fund-release")) {
                methods().filter(method -> SECTIONS.get("guarded").contains(name(method))).forEach(method -> {
                    called(user, method, id);
                    assertThat(state()).as(name(method) + " by " + user + " of " + id).isEqualTo(before);
                });
            }
        } finally {
            batches().stream().filter(batch -> !batches.contains(batch)).forEach(batch -> management.deleteBatch(batch, true));
            management.setJobRetries(job, retries);
            jdbc.sql("update act_ru_job set priority_ = 0 where id_ = ?").param(job).update();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"process-owner", "auditor", "municipal-drc-signer", "district-drc-110105"})
    void nobodyElseHoldsUpWhatRuns(String user) {
        String before = suspended();
        for (String id : List.of(task.getProcessInstanceId(), task.getProcessDefinitionId(), "funding-approval", job)) {
            methods().filter(method -> SECTIONS.get("operation").contains(name(method))).filter(method -> method.getParameterCount() > 0)
                    .forEach(method -> {
                        called(user, method, id);
                        assertThat(suspended()).as(name(method) + " by " + user).isEqualTo(before);
                    });
        }
        assertThat(failure(user, () -> engine.getRuntimeService().updateProcessInstanceSuspensionState()
                .byProcessDefinitionKey("funding-approval").suspend())).isNotNull();
        assertThat(failure(user, () -> engine.getRepositoryService().updateProcessDefinitionSuspensionState()
                .byProcessDefinitionKey("funding-approval").suspend())).isNotNull();
        assertThat(failure(user, () -> management.updateJobSuspensionState().byJobId(job).suspend())).isNotNull();
        assertThat(failure(user, () -> management.updateJobDefinitionSuspensionState()
                .byProcessDefinitionKey("funding-approval").suspend())).isNotNull();
        assertThat(suspended()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "process-owner"})
    void whatABuilderBuildsIsRefusedAtItsEnd(String user) {
        Map<String, Runnable> ends = ends();
        assertThat(ends.keySet()).containsExactlyInAnyOrderElementsOf(SECTIONS.get("builder"));
        String before = state();
        ends.forEach((method, end) -> {
            Throwable thrown = failure(user, end);
            assertThat(refused(thrown) || thrown instanceof AuthorizationException).as(method + " by " + user + ": " + thrown).isTrue();
        });
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aQuestionInSqlIsRefusedWhenItIsAsked() {
        methods().filter(method -> SECTIONS.get("native").contains(name(method))).forEach(method -> {
            Throwable thrown = failure("admin", () -> {
                Object query = invoked(method, new Object[0]);
                ((org.camunda.bpm.engine.query.NativeQuery<?, ?>) query).sql("select * from act_id_user").list();
            });
            assertThat(refused(thrown)).as(name(method) + ": " + thrown).isTrue();
        });
    }

    /** The shortest way from each builder to its end. */
    private Map<String, Runnable> ends() {
        RuntimeService runtime = engine.getRuntimeService();
        HistoryService history = engine.getHistoryService();
        ExternalTaskService external = engine.getExternalTaskService();
        CaseService cases = engine.getCaseService();
        DecisionService decisions = engine.getDecisionService();
        String instance = task.getProcessInstanceId();
        String definition = task.getProcessDefinitionId();
        Map<String, Runnable> ends = new LinkedHashMap<>();
        ends.put("RuntimeService.createSignalEvent(String)", () -> runtime.createSignalEvent("x").send());
        ends.put("RuntimeService.createMessageCorrelation(String)",
                () -> runtime.createMessageCorrelation("x").processInstanceId(instance).correlate());
        ends.put("RuntimeService.createMessageCorrelationAsync(String)",
                () -> runtime.createMessageCorrelationAsync("x").processInstanceIds(List.of(instance)).correlateAllAsync());
        ends.put("RuntimeService.createProcessInstanceModification(String)",
                () -> runtime.createProcessInstanceModification(instance).startBeforeActivity("RecordFundSignature").execute());
        ends.put("RuntimeService.createProcessInstanceById(String)",
                () -> runtime.createProcessInstanceById(definition).startBeforeActivity("RecordFundSignature").execute());
        ends.put("RuntimeService.createProcessInstanceByKey(String)",
                () -> runtime.createProcessInstanceByKey("funding-approval").startBeforeActivity("RecordFundSignature").execute());
        ends.put("RuntimeService.createMigrationPlan(String, String)", () -> runtime.newMigration(runtime.createMigrationPlan(definition,
                definition).mapActivities("SignFundApproval", "ReviewFundApplication").build()).processInstanceIds(instance).execute());
        ends.put("RuntimeService.newMigration(MigrationPlan)", () -> runtime.newMigration(runtime.createMigrationPlan(definition, definition)
                .mapActivities("SignFundApproval", "ReviewFundApplication").build()).processInstanceIds(instance).executeAsync());
        ends.put("RuntimeService.createModification(String)", () -> runtime.createModification(definition)
                .startBeforeActivity("RecordFundSignature").processInstanceIds(instance).execute());
        ends.put("RuntimeService.restartProcessInstances(String)", () -> runtime.restartProcessInstances(definition)
                .startBeforeActivity("RecordFundSignature").processInstanceIds(instance).execute());
        ends.put("RuntimeService.createConditionEvaluation()",
                () -> runtime.createConditionEvaluation().setVariable("x", 1).evaluateStartConditions());
        ends.put("RepositoryService.createDeployment()", () -> engine.getRepositoryService().createDeployment()
                .addString("x.bpmn", "<no-process/>").deploy());
        ends.put("RepositoryService.createDeployment(ProcessApplicationReference)", () -> {
            throw new NoProcessApplication();
        });
        ends.put("RepositoryService.deleteProcessDefinitions()",
                () -> engine.getRepositoryService().deleteProcessDefinitions().byKey("funding-approval").cascade().delete());
        ends.put("ManagementService.setJobRetries(int)", () -> management.setJobRetries(1).jobId(job).dueDate(new Date(0)).execute());
        ends.put("ManagementService.setJobRetriesByJobsAsync(int)",
                () -> management.setJobRetriesByJobsAsync(1).jobIds(List.of(job)).dueDate(new Date(0)).executeAsync());
        ends.put("ManagementService.setJobRetriesByProcessAsync(int)",
                () -> management.setJobRetriesByProcessAsync(1).processInstanceIds(List.of(instance)).dueDate(new Date(0)).executeAsync());
        ends.put("HistoryService.setRemovalTimeToHistoricProcessInstances()", () -> history.setRemovalTimeToHistoricProcessInstances()
                .absoluteRemovalTime(new Date(0)).byIds(instance).executeAsync());
        ends.put("HistoryService.setRemovalTimeToHistoricDecisionInstances()", () -> history.setRemovalTimeToHistoricDecisionInstances()
                .absoluteRemovalTime(new Date(0)).byIds(instance).executeAsync());
        ends.put("HistoryService.setRemovalTimeToHistoricBatches()", () -> history.setRemovalTimeToHistoricBatches()
                .absoluteRemovalTime(new Date(0)).byIds(instance).executeAsync());
        ends.put("ExternalTaskService.fetchAndLock(int, String)", () -> external.fetchAndLock(1, "x").topic("x", 1000).execute());
        ends.put("ExternalTaskService.fetchAndLock(int, String, boolean)", () -> external.fetchAndLock(1, "x", true).topic("x", 1000).execute());
        ends.put("ExternalTaskService.fetchAndLock()",
                () -> external.fetchAndLock().workerId("x").maxTasks(1).subscribe().topic("x", 1000).execute());
        ends.put("ExternalTaskService.updateRetries()", () -> external.updateRetries().externalTaskIds("x").set(1));
        ends.put("CaseService.withCaseDefinitionByKey(String)", () -> cases.withCaseDefinitionByKey("x").create());
        ends.put("CaseService.withCaseDefinition(String)", () -> cases.withCaseDefinition("x").create());
        ends.put("CaseService.withCaseExecution(String)", () -> cases.withCaseExecution("x").complete());
        ends.put("DecisionService.evaluateDecisionTableByKey(String)", () -> decisions.evaluateDecisionTableByKey("x").evaluate());
        ends.put("DecisionService.evaluateDecisionTableById(String)", () -> decisions.evaluateDecisionTableById("x").evaluate());
        ends.put("DecisionService.evaluateDecisionByKey(String)", () -> decisions.evaluateDecisionByKey("x").evaluate());
        ends.put("DecisionService.evaluateDecisionById(String)", () -> decisions.evaluateDecisionById("x").evaluate());
        return ends;
    }

    /** Another application on the same server would have to be there for that. */
    private static final class NoProcessApplication extends OfficialException {
        private NoProcessApplication() {
            super("没有别的流程应用。", 20_403);
        }
    }

    // calling

    /** @return what was thrown, null where nothing was */
    private Throwable called(String user, Method method, String id) {
        return failure(user, () -> invoked(method, arguments(method, id, user)));
    }

    private Object invoked(Method method, Object[] arguments) {
        try {
            Object service = Arrays.stream(ProcessEngine.class.getMethods())
                    .filter(getter -> getter.getParameterCount() == 0 && getter.getReturnType() == method.getDeclaringClass()).findFirst()
                    .orElseThrow().invoke(engine);
            return method.invoke(service, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Throwable failure(String user, Runnable work) {
        try {
            officials.official(user).as(() -> {
                work.run();
                return null;
            });
            return null;
        } catch (RuntimeException | Error thrown) {
            return thrown;
        } finally {
            identity.clearAuthentication();
        }
    }

    /** The id first, then the user herself; of everything else something. */
    private Object[] arguments(Method method, String id, String user) {
        List<Object> arguments = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) {
            boolean first = arguments.isEmpty();
            arguments.add(type == String.class ? first ? id : user
                    : type == Map.class ? Map.of("decision", "SIGN", "approvalNumber", "京发改（审）〔2026〕66号")
                    : type == List.class || type == Collection.class ? List.of(id)
                    : type == Set.class ? Set.of(id)
                    : type == boolean.class ? Boolean.TRUE
                    : type == int.class || type == Integer.class ? (Object) 1
                    : type == long.class ? (Object) 1L
                    : type == Date.class ? new Date()
                    : type == Object.class ? "x"
                    : type == Task.class ? changed(user)
                    : type == InputStream.class ? InputStream.nullInputStream()
                    : type == org.camunda.bpm.engine.task.Attachment.class ? null
                    : query(type));
        }
        return arguments.toArray();
    }

    private Task changed(String user) {
        Task changed = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        changed.setAssignee(user);
        return changed;
    }

    /** One that finds the project. */
    private Object query(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "ProcessInstanceQuery" -> engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(project);
            case "HistoricProcessInstanceQuery" -> engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(project);
            case "JobQuery" -> management.createJobQuery().jobId(job);
            default -> null;
        };
    }

    private static boolean refused(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).anyMatch(OfficialException.class::isInstance);
    }

    private static Stream<Method> methods() {
        return SERVICES.stream().flatMap(service -> Arrays.stream(service.getMethods()))
                .filter(method -> !method.isBridge() && !method.isSynthetic());
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "("
                + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).collect(joining(", ")) + ")";
    }

    private static Map<String, Set<String>> sections() {
        Map<String, Set<String>> sections = new LinkedHashMap<>();
        Set<String> section = null;
        try {
            for (String line : new ClassPathResource("service-methods.txt").getContentAsString(StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("[")) {
                    section = sections.computeIfAbsent(line.substring(1, line.indexOf(']')), name -> new TreeSet<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    assertThat(section.add(line)).as(line + " twice").isTrue();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return sections;
    }

    private List<String> batches() {
        return management.createBatchQuery().list().stream().map(Batch::getId).toList();
    }

    // what must stay

    private String state() {
        return jdbc.sql("""
                select coalesce((select string_agg(concat_ws(' ', t.id_, t.task_def_key_, t.assignee_, t.owner_, t.delegation_), ',' order by t.id_)
                        from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ where e.business_key_ = :project), '')
                    || coalesce((select string_agg(concat_ws(' ', l.type_, l.user_id_, l.group_id_), ',' order by l.id_) from act_ru_identitylink l
                        where l.task_id_ = :task), '')
                    || coalesce((select string_agg(concat_ws(' ', x.id_, x.act_id_), ',' order by x.id_) from act_ru_execution x
                        join act_ru_execution e on e.id_ = x.proc_inst_id_ where e.business_key_ = :project), '')
                    || coalesce((select string_agg(v.name_ || v.rev_, ',' order by v.id_) from act_ru_variable v
                        join act_ru_execution e on e.id_ = v.proc_inst_id_ where e.business_key_ = :project), '')
                    || (select count(*) from decision) || '/' || (select count(*) from act_hi_procinst)
                    || '/' || (select count(*) from act_id_membership) || '/' || (select count(*) from act_ru_authorization)
                    || '/' || (select count(*) from act_re_procdef) || '/' || (select count(*) from act_id_user)
                    || (select p::text from project p where number = :project)
                    || coalesce((select duedate_::text from act_ru_job where id_ = :job), 'fired')
                """).param("project", project).param("task", task.getId()).param("job", job).query(String.class).single();
    }

    private String suspended() {
        return jdbc.sql("""
                select (select string_agg(suspension_state_::text, '' order by id_) from act_ru_execution)
                    || '/' || (select string_agg(suspension_state_::text, '' order by id_) from act_ru_task)
                    || '/' || (select string_agg(suspension_state_::text, '' order by id_) from act_re_procdef)
                    || '/' || (select string_agg(suspension_state_::text, '' order by id_) from act_ru_job)
                    || '/' || (select string_agg(suspension_state_::text, '' order by id_) from act_ru_jobdef)
                    || '/' || (select count(*) from act_ru_job)
                """).query(String.class).single();
    }
}
