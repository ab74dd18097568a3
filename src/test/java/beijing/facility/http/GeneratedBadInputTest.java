package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import beijing.facility.identity.District;
import beijing.facility.process.Journey;
import beijing.facility.process.Officials;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;
import beijing.facility.workflow.BeijingClock;

/**
 * Thousands of bad inputs over every start form and user task that the diagrams have, every verb, query and body of {@code /api} that the
 * controllers have: each is answered with a Chinese sentence that names the field, none with an error of the system, and nothing of
 * any is kept (contract §8, §10). What is attacked is read from what is deployed, so what is added is attacked as well.
 */
@ProcessTest
class GeneratedBadInputTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 20261125;
    private static final int YEAR = LocalDate.now(BeijingClock.ZONE).getYear();
    private static final int THREADS = 4;
    /** Of a figure inside of a group: there are nine groups in seven forms, each of six figures. */
    private static final int INSIDE = 2;
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}{2}");
    private static final Pattern MACHINERY =
            Pattern.compile("Exception|Cannot|cannot|camunda|jackson|springframework|java\\.|ENGINE-|<html|Unexpected|token");
    /** Free texts and numbers of the query that any text may be asked for. */
    private static final Set<String> CHOSEN = Set.of("district", "status", "page", "size", "kind", "year", "sort", "late", "from", "to");

    /**
     * @param field the key that the sentence has to name with its label; null where the body as a whole is bad
     */
    private record Attack(String where, String user, String method, String path, String type, byte[] body, String field) {
    }

    private record Reached(String task, String user) {
    }

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    Officials officials;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    HistoryService history;
    @Autowired
    ManagementService management;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random random = new Random(SEED);
    private String project;

    @Test
    void noBadInputIsStoredOrAnsweredWithoutASentence() throws Exception {
        List<Attack> attacks = new ArrayList<>();
        project = journey.started();
        startForms(attacks);
        int forms = attacks.size();
        userTasks(attacks);
        int userTasks = attacks.size() - forms;
        interfaces(attacks);
        progress(attacks);
        int others = attacks.size() - forms - userTasks;
        Collections.shuffle(attacks, random);

        String before = everything();
        long began = System.nanoTime();
        List<String> failures = carriedOut(attacks);
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        System.out.printf("bad input: %d inputs (%d at start forms, %d at user tasks, %d at /api), %d s, %d wrongly answered%n",
                attacks.size(), forms, userTasks, others, seconds, failures.size());

        Files.write(Path.of("target/bad-input.txt"), failures);
        assertThat(failures).as("of %d inputs; all of these stand in target/bad-input.txt", attacks.size()).isEmpty();
        assertThat(everything()).as("nothing of any is kept").isEqualTo(before);
        assertThat(attacks).hasSizeGreaterThan(3000);
    }

    // ------------------------------------------------------------------ what is attacked

    private void startForms(List<Attack> attacks) {
        for (ProcessDefinition definition : definitions()) {
            if (repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(StartEvent.class).stream()
                    .anyMatch(start -> start.getCamundaFormRef() != null)) {
                String user = Set.of("project-solicitation", "project-termination").contains(definition.getKey()) ? "municipal-drc"
                        : "district-drc-" + Journey.DISTRICT;
                String path = "/engine-rest/process-definition/key/" + definition.getKey();
                form(attacks, definition.getKey(), user, path + "/deployed-start-form", path + "/submit-form");
            }
        }
    }

    private void userTasks(List<Attack> attacks) {
        Map<String, Supplier<Reached>> ways = ways();
        for (ProcessDefinition definition : definitions()) {
            for (UserTask task : repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(UserTask.class)) {
                String name = definition.getKey() + "/" + task.getId();
                assertThat(ways).as("a new user task: say in this test how it is reached").containsKey(name);
                Reached reached = ways.get(name).get();
                String path = "/engine-rest/task/" + reached.task();
                form(attacks, name, reached.user(), path + "/deployed-form", path + "/submit-form");
            }
        }
    }

    private List<ProcessDefinition> definitions() {
        return repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list();
    }

    /** Each field of a form in turn, beside values that could be right in all others. */
    private void form(List<Attack> attacks, String where, String user, String form, String submit) {
        List<JsonNode> components = new ArrayList<>();
        collect(HttpOfficial.of(port, user).get(form).expect(200).json().path("components"), components);
        ObjectNode right = JSON.createObjectNode();
        components.forEach(component -> plausible(component, right));
        Map.of("districtCode", Journey.DISTRICT, "projectNumber", project).forEach((key, value) -> {
            if (right.has(key)) {
                right.putObject(key).put("value", value);
            }
        });
        for (JsonNode component : components) {
            String key = key(component);
            BadValues.of(component, random).forEach(bad -> attacks.add(field(where, user, submit, right, key, bad)));
            for (JsonNode figure : component.path("components")) {
                if (figure.path("type").asText().equals("number")) {
                    List<JsonNode> bad = new ArrayList<>(BadValues.inside(component, figure));
                    Collections.shuffle(bad, random);
                    bad.stream().limit(INSIDE).forEach(each -> attacks.add(field(where, user, submit, right, key, each)));
                }
            }
        }
        String first = key(components.get(0));
        BadValues.monsters().forEach(monster -> attacks.add(json(where, user, submit, variables(right, first, monster).toString(), null)));
        attacks.add(field(where, user, submit, right, "noSuchField", JSON.createObjectNode().put("value", "x")));
        bodies(attacks, where, user, "POST", submit, variables(right, first, JSON.createObjectNode().put("value", "x")).toString());
        for (String body : List.of("{\"variables\":[]}", "{\"variables\":\"x\"}", "{\"variables\":5}", "{\"variables\":{\"a\":{\"value\":1},\"a\":{\"value\":2}}}")) {
            attacks.add(json(where, user, submit, body, null));
        }
    }

    private static Attack field(String where, String user, String path, ObjectNode right, String key, JsonNode bad) {
        return json(where, user, path, variables(right, key, bad).toString(), key);
    }

    private static ObjectNode variables(ObjectNode right, String key, JsonNode bad) {
        ObjectNode variables = right.deepCopy();
        variables.set(key, bad);
        ObjectNode body = JSON.createObjectNode();
        body.set("variables", variables);
        return body;
    }

    private static void collect(JsonNode components, List<JsonNode> fields) {
        for (JsonNode component : components) {
            if (!key(component).isEmpty() && !component.path("disabled").asBoolean()
                    && !Set.of("text", "table", "html", "expression").contains(component.path("type").asText())) {
                fields.add(component);
            } else if (key(component).isEmpty()) {
                collect(component.path("components"), fields);
            }
        }
    }

    private static String key(JsonNode component) {
        return component.path("key").asText(component.path("path").asText(""));
    }

    /** What any field of its kind would take; of a decision the first, which reads the most fields. */
    private static void plausible(JsonNode component, ObjectNode values) {
        String key = key(component);
        switch (component.path("type").asText()) {
            case "textfield", "textarea" -> values.putObject(key).put("value", "文字");
            case "number" -> values.putObject(key).put("value", "1");
            case "datetime" -> values.putObject(key).put("value", "2026-09-01");
            case "checkbox" -> values.putObject(key).put("value", false);
            case "radio", "select" -> values.putObject(key).put("value", component.at("/values/0/value").asText());
            default -> { }
        }
    }

    // ------------------------------------------------------------------ bodies and interfaces

    private static void bodies(List<Attack> attacks, String where, String user, String method, String path, String right) {
        for (String body : List.of("", "null", "[]", "\"x\"", "5", "true", "{", "}", "{\"a\"", "NaN", "[1,2]", "{}{}", "<a/>", "a=b", right.substring(0, right.length() - 1), right + right,
                right + "x", "{\"a\":1,\"a\":2}", "{\"a\":1e999999999}", "{\"a\":" + "9".repeat(20_000) + "}", "[".repeat(5000), "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
                "{\"a\":\"\\ud800\"", "\ufeff{", "{\"a\":\"\u0001\"}")) {
            attacks.add(new Attack(where, user, method, path, "application/json", body.getBytes(StandardCharsets.UTF_8), null));
        }
        attacks.add(new Attack(where, user, method, path, "application/json", new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}, null));
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "application/octet-stream", "image/png", "x")) {
            attacks.add(new Attack(where, user, method, path, type, right.getBytes(StandardCharsets.UTF_8), null));
        }
    }

    private void interfaces(List<Attack> attacks) {
        String task = journey.department("health").task("DepartmentOpinion", journey.filed()).getId();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> mapping : new TreeMap<>(sorted()).values()) {
            Set<RequestMethod> methods = mapping.getKey().getMethodsCondition().getMethods();
            for (String pattern : mapping.getKey().getPatternValues()) {
                if (!pattern.startsWith("/api/")) {
                    continue;
                }
                String path = pattern.replace("{task}", task).replace("{number}", project).replaceAll("\\{[^}]*}", "1");
                String user = pattern.endsWith("/progress-reports") ? "investment-platform"
                        : pattern.startsWith("/api/tasks/") && !pattern.endsWith("/urge") ? "dept-health" : "municipal-drc";
                for (Parameter parameter : mapping.getValue().getMethod().getParameters()) {
                    if (parameter.isAnnotationPresent(RequestBody.class)) {
                        bodies(attacks, pattern, user, methods.iterator().next().name(), path, right(parameter.getType()).toString());
                        parts(attacks, pattern, user, methods.iterator().next().name(), path, parameter.getType());
                    } else if (parameter.isAnnotationPresent(RequestParam.class) && methods.contains(RequestMethod.GET)) {
                        query(attacks, pattern, user, path, parameter);
                    }
                }
            }
        }
        for (String number : List.of("x", "110105-2020-9999", "110105-2026-0001%20", "%E6%9C%9D%E9%98%B3", "1".repeat(300), "-1", "%E2%80%AE")) {
            attacks.add(new Attack("/api/projects/{number}", "auditor", "GET", "/api/projects/" + number, null, new byte[0], null));
        }
    }

    private Map<String, Map.Entry<RequestMappingInfo, HandlerMethod>> sorted() {
        Map<String, Map.Entry<RequestMappingInfo, HandlerMethod>> sorted = new LinkedHashMap<>();
        mappings.getHandlerMethods().entrySet().forEach(entry -> sorted.put(entry.getKey().toString(), entry));
        return sorted;
    }

    private static ObjectNode right(Class<?> body) {
        ObjectNode right = JSON.createObjectNode();
        if (body.isRecord()) {
            for (RecordComponent part : body.getRecordComponents()) {
                if (List.class.isAssignableFrom(part.getType())) {
                    right.putArray(part.getName()).add("municipal-drc-2");
                } else if (Map.class.isAssignableFrom(part.getType())) {
                    right.putObject(part.getName());
                } else if (part.getType() == String.class) {
                    right.put(part.getName(), "文字");
                } else if (part.getType().isRecord()) {
                    right.set(part.getName(), right(part.getType()));
                } else {
                    right.put(part.getName(), 1);
                }
            }
        }
        return right;
    }

    private void parts(List<Attack> attacks, String where, String user, String method, String path, Class<?> body) {
        if (!body.isRecord()) {
            return;
        }
        for (RecordComponent part : body.getRecordComponents()) {
            boolean list = List.class.isAssignableFrom(part.getType());
            List<String> bad = new ArrayList<>(List.of("true", "5.5", "[[1]]", "[{}]"));
            if (!part.getType().isRecord()) {
                bad.add("{\"a\":1}");
            }
            if (part.getType() == String.class) {
                bad.addAll(List.of("5", "[\"x\"]", "\"a\\u0000b\"", "\"a\\u202eb\"", "\"\\u200b\"", "\"\\ud800\"", "\"" + "长".repeat(5000) + "\""));
            } else if (list) {
                bad.addAll(List.of("5", "\"x\"", "[5]", "[null]", "[\"a\\u0000b\"]", "[]", "null"));
                if (!where.endsWith("/batch")) {
                    // of several tasks each is answered by itself
                    bad.add("[\"nobody\"]");
                }
            } else {
                bad.addAll(List.of("\"x\"", "\"1\"", "[1]", "-1", "99999999999999999999"));
            }
            for (String value : bad) {
                ObjectNode given = right(body);
                given.remove(part.getName());
                String rest = given.isEmpty() ? "}" : "," + given.toString().substring(1);
                attacks.add(new Attack(where, user, method, path, "application/json",
                        ("{\"" + part.getName() + "\":" + value + rest).getBytes(StandardCharsets.UTF_8), part.getName()));
            }
        }
        attacks.add(new Attack(where, user, method, path, "application/json", "{\"noSuchField\":1}".getBytes(StandardCharsets.UTF_8), "noSuchField"));
    }

    private static void query(List<Attack> attacks, String where, String user, String path, Parameter parameter) {
        String name = parameter.getName();
        // a text that is looked for may be any
        if ((parameter.getType() == String.class || parameter.getType() == List.class) && !CHOSEN.contains(name)) {
            return;
        }
        for (String bad : List.of("x", "-1", "1.5", "1e3", "99999999999999", "朝阳", "a\u0000b", "\u202e", "'; drop table project; --", "1,2,3")) {
            attacks.add(new Attack(where, user, "GET", path + "?" + name + "=" + URLEncoder.encode(bad, StandardCharsets.UTF_8), null, new byte[0], name));
        }
    }

    private void progress(List<Attack> attacks) {
        ObjectNode right = JSON.createObjectNode().put("projectNumber", project).put("reportMonth", "2026-07").put("progressPercent", "10")
                .put("investmentPaid", "100").put("safetyIncident", false).put("remark", "");
        Map<String, List<String>> bad = new LinkedHashMap<>();
        List<String> numbers = List.of("true", "{}", "[1]", "\"1,2,3\"", "\"12,34\"", "\"1.2.3\"", "\"1e3\"", "-1", "1e3", "\"NaN\"", "\"一千\"", "\"\"", "null", "\"0.00000001\"", "\"1\\t2\"",
                "\"1\\u200b\"", "\"1e999999999\"", "100000000000");
        bad.put("progressPercent", numbers);
        bad.put("investmentPaid", numbers);
        bad.put("reportMonth", List.of("202607", "true", "{}", "[1]", "\"2026-13\"", "\"2026\"", "\"2026-07-01\"", "\"\"", "null", "\"七月\"", "\"07-2026\"", "\"-2026-07\"", "\"2026\\u0000-07\""));
        bad.put("safetyIncident", List.of("1", "\"yes\"", "{}", "[true]", "\"TRUE\"", "1.5"));
        bad.put("remark", List.of("5", "true", "{\"a\":1}", "[1]", "\"a\\u0000b\"", "\"\\u202e\"", "\"\\ud800\"", "\"" + "长".repeat(2001) + "\""));
        bad.put("projectNumber", List.of("5", "true", "{}", "[1]", "\"\"", "null", "\"\\u3000\""));
        bad.put("noSuchField", List.of("1"));
        bad.forEach((field, values) -> values.forEach(value -> {
            ObjectNode row = right.deepCopy();
            row.remove(field);
            String given = "{\"" + field + "\":" + value + "," + row.toString().substring(1);
            attacks.add(json("/api/progress-reports", "investment-platform", "/api/progress-reports", given, field));
            attacks.add(json("/api/progress-reports", "investment-platform", "/api/progress-reports", "[" + given + "]", field));
        }));
    }

    private static Attack json(String where, String user, String path, String body, String field) {
        return new Attack(where, user, "POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8), field);
    }

    // ------------------------------------------------------------------ how it is answered

    private List<String> carriedOut(List<Attack> attacks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            attacks.forEach(attack -> calls.add(() -> wrong(attack)));
            List<String> failures = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(calls)) {
                if (answer.get() != null) {
                    failures.add(answer.get());
                }
            }
            return failures;
        } finally {
            threads.shutdownNow();
        }
    }

    /** @return null where it is answered as it should be */
    private String wrong(Attack attack) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + attack.path()))
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((attack.user() + ":demo").getBytes(StandardCharsets.UTF_8)))
                    .method(attack.method(), attack.type() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(attack.body()));
            if (attack.type() != null) {
                request.header("Content-Type", attack.type());
            }
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            String problem = problem(attack, answer.statusCode(), answer.body());
            return problem == null ? null : problem + " | " + attack.where() + " " + attack.user() + " " + attack.field() + " | "
                    + start(new String(attack.body(), StandardCharsets.UTF_8), attack.field()) + " " + attack.path().replaceFirst("^[^?]*", "") + " | " + answer.statusCode() + " "
                    + start(answer.body(), null);
        } catch (IOException e) {
            return "no answer: " + e + " | " + attack.where() + " " + attack.field();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String problem(Attack attack, int status, String body) {
        if (status < 400 || status > 499) {
            return "not refused";
        }
        String message;
        try {
            message = JSON.readTree(body).path("message").asText();
        } catch (IOException noJson) {
            return "no JSON";
        }
        if (!CHINESE.matcher(message).find()) {
            return "no Chinese sentence";
        }
        if (MACHINERY.matcher(message).find()) {
            return "words of the machinery";
        }
        if (attack.field() != null && (status == 400 || status == 422 && !attack.where().startsWith("/api/tasks/")) && !names(message, attack.field())) {
            return "does not name the field";
        }
        return null;
    }

    /** By its label, with the key beside it; what is no field at all by what it was called. */
    private static boolean names(String message, String field) {
        String key = Pattern.quote(field);
        return field.equals("noSuchField") ? message.contains(field)
                : Pattern.compile("“[^”]*\\p{IsHan}[^”]*”（" + key + "[.\\w]*）|（字段：" + key + "[.\\w]*）|参数“" + key + "”").matcher(message).find();
    }

    private static String start(String text, String field) {
        int from = field == null ? 0 : Math.max(0, text.indexOf("\"" + field + "\""));
        return text.substring(from, Math.min(text.length(), from + 160));
    }

    /** How many rows there are of everything, and what the open tasks are. */
    private String everything() {
        List<String> tables = jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1")
                .query(String.class).list();
        StringBuilder counts = new StringBuilder();
        tables.stream().filter(table -> !UNRELATED.contains(table.toLowerCase()))
                .forEach(table -> counts.append(table).append('=').append(jdbc.sql("select count(*) from \"" + table + "\"").query(Long.class).single()).append('\n'));
        return counts + jdbc.sql("select md5(coalesce(string_agg(id_ || coalesce(assignee_, '') || rev_, ',' order by id_), '')) from act_ru_task").query(String.class).single()
                // that somebody signed in is told whatever became of her request
                + jdbc.sql("select count(*) from audit_entry where kind not like 'SIGN\\_%'").query(String.class).single() + '\n'
                + jdbc.sql("select coalesce(sum(version), 0) from project").query(String.class).single();
    }

    /** What may grow whatever is refused. */
    private static final Set<String> UNRELATED = Set.of("act_ru_meter_log", "act_ru_task_meter_log", "sign_in_attempt", "audit_entry");

    // ------------------------------------------------------------------ how each task is reached

    private Map<String, Supplier<Reached>> ways() {
        Map<String, Supplier<Reached>> ways = new LinkedHashMap<>();
        ways.put("project-lifecycle/RectifyApplication",
                () -> open("RectifyApplication", journey.filed(Journey.application().with("meetsGuideline", false))));
        ways.put("joint-review/DepartmentOpinion", () -> open("DepartmentOpinion", journey.filed()));
        ways.put("joint-review/ResolveReview", () -> open("ResolveReview", disagreed()));
        ways.put("joint-review/DetermineProject", () -> open("DetermineProject", journey.determinable()));
        ways.put("joint-review/AssignResponsibility", () -> open("AssignResponsibility", journey.selected()));
        ways.put("funding-approval/RecordEstablishment", () -> open("RecordEstablishment", journey.assigned()));
        ways.put("funding-approval/SubmitFundApplication", () -> open("SubmitFundApplication", journey.established()));
        ways.put("funding-approval/ReviewFundApplication", () -> open("ReviewFundApplication", journey.appliedFor()));
        ways.put("funding-approval/SignFundApproval", () -> open("SignFundApproval", journey.reviewed()));
        ways.put("project-implementation/ReportStart", () -> open("ReportStart", journey.approved()));
        ways.put("project-implementation/ReportProgress", () -> open("ReportProgress", journey.started()));
        ways.put("fund-release/ReleaseFunds", () -> open("ReleaseFunds", journey.started()));
        ways.put("fund-release/DisburseFunds", () -> open("DisburseFunds", released()));
        ways.put("fund-release/SuperviseDisbursement", () -> open("SuperviseDisbursement", fired(released(), "DisbursementOverdue")));
        ways.put("project-change/FileMinorChange", () -> open("FileMinorChange", journey.changedSlightly()));
        ways.put("project-change/RecordChangeProcedures", () -> open("RecordChangeProcedures", journey.changed()));
        ways.put("project-change/ReviewSubsidyAdjustment", () -> open("ReviewSubsidyAdjustment", journey.changeProcedures()));
        ways.put("project-change/SignSubsidyAdjustment", () -> open("SignSubsidyAdjustment", journey.changeReviewed()));
        ways.put("project-change/RepayOverpayment", () -> open("RepayOverpayment", journey.overpaid()));
        ways.put("completion-acceptance/OrganiseAcceptance", () -> open("OrganiseAcceptance", journey.completed()));
        ways.put("completion-acceptance/AcceptanceOpinion", () -> open("AcceptanceOpinion", journey.inAcceptance()));
        ways.put("completion-acceptance/RectifyDefects", () -> open("RectifyDefects", journey.rectifying()));
        ways.put("completion-acceptance/SettleAccounts", () -> open("SettleAccounts", journey.accepted()));
        ways.put("completion-acceptance/RepayOverpayment", () -> open("RepayOverpayment", settledLower()));
        ways.put("operation-supervision/AppointOperator", () -> open("AppointOperator", journey.settled()));
        ways.put("operation-supervision/EvaluateOperation", () -> open("EvaluateOperation", fired(journey.inOperation(), "EvaluationDue")));
        ways.put("operation-supervision/RectifyDefects", () -> open("RectifyDefects", badlyOperated()));
        ways.put("project-termination/RepayOverpayment", () -> open("RepayOverpayment", terminated()));
        ways.put("consultation/GiveConsultation", () -> open("GiveConsultation", consulted()));
        ways.put("project-solicitation/CollectApplications", () -> open("CollectApplications", round(YEAR)));
        ways.put("project-solicitation/ConcludeSolicitation", () -> open("ConcludeSolicitation", answered(round(YEAR + 1))));
        return ways;
    }

    private Reached open(String key, String project) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(project).taskDefinitionKey(key).list().get(0);
        String group = tasks.getIdentityLinksForTask(task.getId()).stream().filter(link -> link.getGroupId() != null).findFirst().orElseThrow().getGroupId();
        return new Reached(task.getId(), group);
    }

    private String disagreed() {
        String project = journey.filed();
        journey.department("health").completes("DepartmentOpinion", project, Submission.decision("DISAGREE").with("opinion", "服务半径重叠"));
        journey.allDepartmentsAgree(project);
        return project;
    }

    private String released() {
        String project = journey.started();
        journey.municipal().completes("ReleaseFunds", project, Journey.release("70.92"));
        return project;
    }

    private String settledLower() {
        String project = journey.accepted();
        journey.district().completes("SettleAccounts", project, Journey.settlement().with("settledInvestment", "500")
                .with("sharedInvestment", "80").json("elderlyCare", "{\"basicInvestment\":\"240\"}")
                .json("infantCare", "{\"inclusiveInvestment\":\"135\"}").json("communityMeals", "{\"commercialInvestment\":\"45\"}"));
        return project;
    }

    private String badlyOperated() {
        String project = fired(journey.inOperation(), "EvaluationDue");
        journey.district().completes("EvaluateOperation", project,
                Submission.decision("FAIL").with("servicesOpen", 1).with("opinion", "助餐点停业"));
        return project;
    }

    private String terminated() {
        String project = journey.funded();
        journey.municipal().starts("project-termination", Journey.termination(project));
        return project;
    }

    private String consulted() {
        String project = journey.determinable();
        HttpOfficial municipal = HttpOfficial.of(port, "municipal-drc");
        municipal.post("/api/tasks/" + municipal.task("DetermineProject", project) + "/consult", Map.of("to", "dept-education", "question", "是否重复"))
                .expect(204);
        return project;
    }

    /** Of a year one round runs at a time. */
    private String round(int year) {
        String instance = journey.municipal().starts("project-solicitation", Submission.form().with("year", year)
                .with("deadline", LocalDate.now(BeijingClock.ZONE).plusDays(30).toString()).with("notice", "请各区组织申报"));
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey();
    }

    private String answered(String round) {
        District.all().forEach(district -> officials.official("district-drc-" + district.code()).completes("CollectApplications", round,
                Submission.form().with("surveySummary", "已调研").with("applicationsFiled", 0)));
        return round;
    }

    /** For the tests that come after. */
    @AfterEach
    void concludeTheRounds() {
        runtime.createProcessInstanceQuery().processDefinitionKey("project-solicitation").list().forEach(round -> {
            if (tasks.createTaskQuery().processInstanceId(round.getId()).taskDefinitionKey("ConcludeSolicitation").count() == 0) {
                answered(round.getBusinessKey());
            }
            journey.municipal().completes("ConcludeSolicitation", round.getBusinessKey(), Submission.form());
        });
    }

    private String fired(String project, String event) {
        List<String> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(project).list().stream().map(each -> each.getId()).toList();
        List<Job> jobs = management.createJobQuery().activityId(event).timers().list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId())).toList();
        assertThat(jobs).as(event + " of " + project).isNotEmpty();
        jobs.forEach(job -> management.executeJob(job.getId()));
        return project;
    }
}
