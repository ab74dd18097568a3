package beijing.facility.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import beijing.facility.process.ProcessTest;

/** Whoever asks whatever of the task list gets from TaskList.xml what the engine's own mapping gives, on the same database. */
@ProcessTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskListMappingTest {

    private static final int TASKS = 200;
    private static final List<String> GROUPS = IntStream.range(0, 12).mapToObj(i -> "test-group-" + i).toList();
    private static final List<String> USERS = IntStream.range(0, 4).mapToObj(i -> "test-user-" + i).toList();
    private static final List<String> TENANTS = List.of("110101", "110102", "110105", "110106");

    @Autowired
    ProcessEngine engine;
    @Autowired
    DataSource database;
    @Autowired
    JdbcClient jdbc;

    private ProcessEngine stock;
    private final List<String> definitions = new ArrayList<>();

    @BeforeAll
    void buildTheEngineAsItComes() {
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("stock");
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        configuration.setJobExecutorActivate(false);
        configuration.setAuthorizationEnabled(true);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setMetricsEnabled(false);
        stock = configuration.buildProcessEngine();
        definitions.addAll(jdbc.sql("select id_ from act_re_procdef order by id_").query(String.class).list());
    }

    @AfterAll
    void close() {
        stock.close();
    }

    @AfterEach
    void cleanUp() {
        jdbc.sql("delete from act_ru_variable where id_ like 'test-%'").update();
        jdbc.sql("delete from act_ru_identitylink where id_ like 'test-%'").update();
        jdbc.sql("delete from act_ru_authorization where id_ like 'test-%'").update();
        jdbc.sql("delete from act_ru_task where id_ like 'test-%'").update();
    }

    @Test
    void onlyThisEngineAsksByTheMapping() {
        assertThat(statement(engine)).isEqualTo("selectTasksOfTheList");
        assertThat(statement(stock)).isEqualTo("selectTaskByQueryCriteria");
    }

    /** The statements and fragments that TaskList.xml stands for or builds on, as they were when it was written. */
    @Test
    void theEngineAsksAsItDidWhenTheMappingWasWritten() throws Exception {
        String tasks = mapping("Task.xml");
        String authorizations = mapping("Authorization.xml");
        List<String> parts = List.of(TaskListMapping.engineCriteria(),
                element(tasks, "selectTaskByQueryCriteria"), element(tasks, "selectTaskCountByQueryCriteria"),
                element(authorizations, "contextualAuthorizationCheck"),
                element(authorizations, "authCheckJoinWithoutOnClause"),
                element(authorizations, "authCheckJoinWithoutOnClauseWithBinding"),
                element(authorizations, "atomicChecksOnResourceTypeAndPerms"),
                element(authorizations, "selectAuthorizedGroupIds"),
                element(mapping("Tenant.xml"), "queryTenantCheckWithPrefix"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(hash))
                .as("compare the engine's Task.xml and Authorization.xml with those of 7.24 and adapt TaskList.xml")
                .isEqualTo("60406998637ab61375591fa925edc442304e700a9269ea3b94ce71b65e243068");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void thePagesAndCountsAreThoseOfTheEngine(long seed) {
        Random random = new Random(seed);
        offerTasks(random);
        authorize(random, false);
        compare(random);
        // where anything is revoked the engine checks in another way
        authorize(random, true);
        compare(random);
    }

    private void compare(Random random) {
        List<Long> counts = new ArrayList<>();
        for (String user : USERS) {
            List<String> groups = some(GROUPS, random, user.equals(USERS.get(0)) ? 10 : 1 + random.nextInt(4));
            List<String> tenants = user.equals(USERS.get(1)) ? TENANTS : some(TENANTS, random, random.nextInt(3));
            for (Map.Entry<String, Function<TaskQuery, TaskQuery>> query : queries(user, groups).entrySet()) {
                Answer expected = ask(stock, user, groups, tenants, query.getValue());
                Answer answer = ask(engine, user, groups, tenants, query.getValue());
                assertThat(answer).as("%s of %s in %s, %s", query.getKey(), user, groups, tenants).isEqualTo(expected);
                counts.add(answer.count);
            }
        }
        // there was something to see, and something to hide
        assertThat(counts).anyMatch(count -> count > 0).anyMatch(count -> count < TASKS);
    }

    /** Each has an order that is unique, so that the pages are the same too. */
    private static Map<String, Function<TaskQuery, TaskQuery>> queries(String user, List<String> groups) {
        Map<String, Function<TaskQuery, TaskQuery>> queries = new LinkedHashMap<>();
        queries.put("the filter 本单位待办", query -> query.taskCandidateGroupIn(groups).includeAssignedTasks()
                .orderByTaskPriority().desc().orderByTaskCreateTime().desc());
        queries.put("the filter 我的待办", query -> query.taskAssignee(user).orderByTaskPriority().desc());
        queries.put("the filter 逾期未反馈的部门意见", query -> query.taskDefinitionKey("key-1").dueBefore(new Date())
                .orderByDueDate().asc());
        queries.put("the filter 已逾期", query -> query.taskCandidateGroupIn(groups).includeAssignedTasks().dueBefore(new Date())
                .orderByDueDate().asc());
        queries.put("the filter of a district", query -> query.tenantIdIn(TENANTS.get(0)).orderByTaskCreateTime().desc());
        queries.put("everything", query -> query);
        queries.put("one group", query -> query.taskCandidateGroup(groups.get(0)).includeAssignedTasks());
        queries.put("one group, by name", query -> query.taskCandidateGroup(groups.get(0)).includeAssignedTasks()
                .orderByTaskName().asc());
        queries.put("one group, by name in any case", query -> query.taskCandidateGroup(groups.get(0)).includeAssignedTasks()
                .orderByTaskNameCaseInsensitive().desc());
        queries.put("one group of several", query -> query.taskCandidateGroupIn(groups).taskCandidateGroup(groups.get(0))
                .includeAssignedTasks());
        queries.put("a stranger's groups", query -> query.taskCandidateGroupIn(GROUPS).includeAssignedTasks());
        queries.put("unclaimed", query -> query.taskCandidateGroupIn(groups).orderByTaskCreateTime().asc());
        queries.put("groups by pattern", query -> query.taskCandidateGroupLike("test-group-1%"));
        queries.put("candidate", query -> query.taskCandidateUser(user).includeAssignedTasks());
        queries.put("with candidates", query -> query.withCandidateGroups().withCandidateUsers().includeAssignedTasks());
        queries.put("without candidates", query -> query.withoutCandidateGroups().includeAssignedTasks());
        queries.put("involved", query -> query.taskInvolvedUser(user));
        queries.put("involved and candidate", query -> query.taskInvolvedUser(user).taskCandidateGroupIn(groups)
                .includeAssignedTasks());
        queries.put("narrowed by hand", query -> query.taskCandidateGroupIn(groups).includeAssignedTasks()
                .taskNameLike("%3%").taskMinPriority(50));
        queries.put("by variable", query -> query.taskCandidateGroupIn(groups).includeAssignedTasks()
                .taskVariableValueEquals("test", "value-1"));
        queries.put("in the order of a variable", query -> query.taskCandidateGroupIn(groups).includeAssignedTasks()
                .orderByTaskVariable("test", ValueType.STRING).asc());
        queries.put("of a process", query -> query.processDefinitionKey("joint-review").orderByTaskPriority().asc());
        queries.put("of a tenant", query -> query.tenantIdIn("110101").taskCandidateGroupIn(groups).includeAssignedTasks());
        queries.put("one or the other", query -> query.or().taskCandidateGroupIn(groups).taskAssignee(user).endOr());
        queries.put("both or none", query -> query.taskCandidateGroup(groups.get(0)).includeAssignedTasks()
                .or().taskCandidateGroupIn(GROUPS).includeAssignedTasks().taskInvolvedUser(user).endOr());
        queries.replaceAll((name, query) -> query.andThen(ordered -> ordered.orderByTaskId().asc()));
        return queries;
    }

    private record Answer(List<String> all, List<String> page, long count) {
    }

    private static Answer ask(ProcessEngine engine, String user, List<String> groups, List<String> tenants,
            Function<TaskQuery, TaskQuery> query) {
        engine.getIdentityService().setAuthentication(user, groups, tenants);
        try {
            return new Answer(ids(query.apply(engine.getTaskService().createTaskQuery()).list()),
                    ids(query.apply(engine.getTaskService().createTaskQuery()).listPage(3, 7)),
                    query.apply(engine.getTaskService().createTaskQuery()).count());
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** With what would show that a row was not read as a whole. */
    private static List<String> ids(List<Task> tasks) {
        return tasks.stream().map(task -> task.getId() + " " + task.getName() + " " + task.getTenantId() + " "
                + task.getAssignee() + " " + task.getDueDate() + " " + task.getProcessDefinitionId()).toList();
    }

    private void offerTasks(Random random) {
        for (int i = 0; i < TASKS; i++) {
            String tenant = random.nextInt(8) == 0 ? null : any(TENANTS, random);
            jdbc.sql("""
                    insert into act_ru_task (id_, rev_, name_, task_def_key_, proc_def_id_, priority_, create_time_, due_date_,
                        assignee_, owner_, suspension_state_, tenant_id_)
                    values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)""")
                    .params(task(i), "Name " + random.nextInt(50), "key-" + random.nextInt(3), any(definitions, random),
                            random.nextInt(3) * 10 + 40, LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(100)),
                            random.nextInt(4) == 0 ? null : LocalDateTime.of(2020 + random.nextInt(200), 1, 1, 0, 0),
                            random.nextInt(3) == 0 ? any(USERS, random) : null,
                            random.nextInt(9) == 0 ? any(USERS, random) : null, tenant)
                    .update();
            // twice the same now and then, as the API allows
            for (int link = random.nextInt(4); link > 0; link--) {
                String group = random.nextInt(4) > 0 ? any(GROUPS, random) : null;
                boolean offered = random.nextInt(6) > 0;
                jdbc.sql("insert into act_ru_identitylink (id_, rev_, type_, group_id_, user_id_, task_id_, tenant_id_)"
                                + " values (?, 1, ?, ?, ?, ?, ?)")
                        .params("test-link-" + i + "-" + link, offered ? "candidate" : "assignee", group,
                                group == null ? any(USERS, random) : null, task(i), tenant)
                        .update();
                if (group != null && offered) {
                    // as the engine does with every offer
                    jdbc.sql("insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)"
                                    + " values (?, 1, 1, ?, 7, ?, 2) on conflict do nothing")
                            .params("test-authorization-offer-" + i + "-" + link, group, task(i)).update();
                }
            }
            if (random.nextInt(3) == 0) {
                jdbc.sql("insert into act_ru_variable (id_, rev_, type_, name_, task_id_, text_, var_scope_, is_concurrent_local_)"
                                + " values (?, 1, 'string', 'test', ?, ?, ?, false)")
                        .params("test-variable-" + i, task(i), "value-" + random.nextInt(3), task(i))
                        .update();
            }
        }
    }

    /** For tasks, definitions, everything and what is neither; each for a group, a user or everybody. */
    private void authorize(Random random, boolean revokes) {
        for (int i = 0; i < 400; i++) {
            int holder = random.nextInt(20);
            int type = holder == 0 ? 0 : revokes && random.nextInt(10) == 0 ? 2 : 1;
            String resource = switch (random.nextInt(40)) {
                case 0 -> "joint-review";
                case 1 -> "funding-approval";
                case 2 -> random.nextInt(6) == 0 ? "*" : "no such thing";
                default -> task(random.nextInt(TASKS));
            };
            jdbc.sql("insert into act_ru_authorization (id_, rev_, type_, group_id_, user_id_, resource_type_, resource_id_, perms_)"
                            + " values (?, 1, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                    .params("test-authorization-" + revokes + i, type, type > 0 && holder > 4 ? any(GROUPS, random) : null,
                            type == 0 ? "*" : holder > 4 ? null : any(USERS, random), 6 + random.nextInt(2), resource,
                            any(List.of(0, 2, 6, 64, 66, 4, Integer.MAX_VALUE), random))
                    .update();
        }
    }

    private static String task(int number) {
        return "test-task-" + number;
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<String> some(List<String> values, Random random, int count) {
        List<String> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, count));
    }

    private static String statement(ProcessEngine engine) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDbSqlSessionFactory()
                .mapStatement("selectTaskByQueryCriteria");
    }

    private static String mapping(String name) throws java.io.IOException {
        try (var stream = TaskEntity.class.getResourceAsStream("/org/camunda/bpm/engine/impl/mapping/entity/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        }
    }

    private static String element(String mapping, String id) {
        var matcher = Pattern.compile("<(sql|select) id=\"" + id + "\".*?</\\1>").matcher(mapping);
        assertThat(matcher.find()).as(id).isTrue();
        return matcher.group();
    }
}
