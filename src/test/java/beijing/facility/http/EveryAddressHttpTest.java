package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.CreditCodes;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/**
 * Every address that the engine's REST API can be read at, walked from its own description, with the ids of a project of 丰台区
 * (110106) wherever an address asks for one. A later version of the engine brings its new addresses along.
 */
@ProcessTest
class EveryAddressHttpTest {

    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{2,}");
    private static final List<String> ADDRESSES = addresses("get").stream().map(Address::path).toList();

    /** @param body whether it takes JSON */
    private record Address(String method, String path, boolean body) {
    }

    private static String theirs;

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aProjectOfEachOfTwoDistricts() {
        if (theirs == null) {
            journey.filed();
            theirs = HttpOfficial.of(port, "district-drc-110106").filed(Submission
                    .application("110106", "方庄芳城园服务站", "丰台区方庄芳城园一区").with("creditCode", CreditCodes.next(770_001)));
        }
    }

    /** @param sees whether she may see projects of 丰台区 in the engine's lists */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"district-drc-110105, false", "dept-sports, false", "dept-health-110105, false", "investment-platform, false",
            "process-owner, true", "auditor, true", "admin, true"})
    void nobodyReadsWhatIsNotHersAndEveryErrorIsASentence(String user, boolean sees) {
        HttpOfficial official = HttpOfficial.of(port, user);
        walk(address -> official.get("/engine-rest" + address), user, sees);
    }

    @Test
    void theSameBehindTheWebApplications() {
        WebSession session = WebSession.signedIn(port, "district-drc-110105");
        walk(session::get, "district-drc-110105", false);
    }

    @Test
    void whoIsUnknownReadsNothing() {
        HttpOfficial nobody = HttpOfficial.nobody(port);
        List<String> problems = new ArrayList<>();
        for (String address : ADDRESSES) {
            Answer answer = nobody.get("/engine-rest" + filled(address));
            if (answer.status() != 401 || !answer.message().contains("请重新登录")) {
                problems.add(address + " " + answer);
            }
        }
        assertThat(problems).isEmpty();
    }

    private void walk(Function<String, Answer> reads, String user, boolean sees) {
        Set<String> secrets = sees ? Set.of() : secrets();
        List<String> problems = new ArrayList<>();
        for (String address : ADDRESSES) {
            Answer answer = reads.apply(filled(address));
            String shown = answer.status() + " " + answer.text().substring(0, Math.min(300, answer.text().length()));
            if (answer.status() >= 500) {
                problems.add("fault: " + address + " " + shown);
            } else if (answer.status() >= 400 && !sentence(answer)) {
                problems.add("no sentence: " + address + " " + shown);
            }
            secrets.stream().filter(answer.text()::contains).findFirst()
                    .ifPresent(secret -> problems.add("reads " + secret + ": " + address + " " + shown));
            if (!sees && address.equals("/user") && answer.status() == 200 && answer.json().findValuesAsText("id").stream().anyMatch(id -> !id.equals(user))) {
                problems.add("reads who there is: " + shown);
            }
        }
        assertThat(problems).isEmpty();
    }

    private static boolean sentence(Answer answer) {
        try {
            String message = HttpOfficial.JSON.readTree(answer.text()).path("message").asText();
            return message.matches("(?s).*\\p{IsHan}{2,}.*") && !ENGLISH.matcher(message).find() && !answer.text().contains("Exception");
        } catch (IOException noJson) {
            return false;
        }
    }

    /** What says something of the project of 丰台区, or of a person there. */
    private Set<String> secrets() {
        Set<String> secrets = new LinkedHashSet<>(List.of(theirs, "方庄芳城园", "district-drc-110106"));
        secrets.addAll(jdbc.sql("select distinct proc_inst_id_ from act_hi_procinst where tenant_id_ = '110106'").query(String.class).list());
        // she is told the ids that she asks for
        secrets.remove(instance());
        return secrets;
    }

    private String filled(String address) {
        Matcher place = PLACE.matcher(address);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            place.appendReplacement(filled, Matcher.quoteReplacement(URLEncoder.encode(value(address, place.group(1)), StandardCharsets.UTF_8)));
        }
        return place.appendTail(filled).toString();
    }

    private String value(String address, String place) {
        String resource = address.substring(1, address.indexOf('/', 1) < 0 ? address.length() : address.indexOf('/', 1));
        return switch (place) {
            case "key" -> "project-lifecycle";
            case "tenant-id" -> "110106";
            case "varName" -> "districtCode";
            case "id" -> switch (resource) {
                case "task" -> first("select id_ from act_ru_task where tenant_id_ = '110106'");
                case "process-instance", "execution" -> instance();
                case "process-definition" -> first("select id_ from act_re_procdef where key_ = 'project-lifecycle'");
                case "deployment" -> first("select id_ from act_re_deployment");
                case "filter" -> first("select id_ from act_ru_filter");
                case "variable-instance" -> first("select id_ from act_ru_variable where tenant_id_ = '110106'");
                case "authorization" -> first("select id_ from act_ru_authorization");
                case "job" -> first("select id_ from act_ru_job");
                case "job-definition" -> first("select id_ from act_ru_jobdef");
                case "user" -> "dept-health";
                case "group" -> "dept-health";
                case "tenant" -> "110106";
                case "history" -> historic(address);
                default -> "nothing";
            };
            default -> "nothing";
        };
    }

    private String historic(String address) {
        String table = address.startsWith("/history/variable-instance") ? "act_hi_varinst"
                : address.startsWith("/history/activity-instance") ? "act_hi_actinst" : address.startsWith("/history/detail") ? "act_hi_detail" : null;
        return table == null ? address.contains("process-definition") ? first("select id_ from act_re_procdef where key_ = 'project-lifecycle'") : instance()
                : first("select id_ from " + table + " where tenant_id_ = '110106'");
    }

    private String instance() {
        return first("select id_ from act_ru_execution where tenant_id_ = '110106' and parent_id_ is null order by id_");
    }

    private String first(String query) {
        return jdbc.sql(query + (query.contains("order by") ? "" : " order by id_") + " limit 1").query(String.class).optional().orElse("nothing");
    }

    private static List<Address> addresses(String... methods) {
        try (InputStream description = EveryAddressHttpTest.class.getResourceAsStream("/openapi.json")) {
            JsonNode paths = HttpOfficial.JSON.readTree(description).get("paths");
            List<Address> addresses = new ArrayList<>();
            paths.fields().forEachRemaining(path -> Stream.of(methods).filter(path.getValue()::has).forEach(method -> addresses.add(new Address(
                    method.toUpperCase(Locale.ROOT), path.getKey(), path.getValue().get(method).at("/requestBody/content").has("application/json")))));
            assertThat(addresses).hasSizeGreaterThan(190);
            return addresses;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** With nothing in it, at what belongs to another district, by who is no keeper of the system. */
    @ParameterizedTest
    @ValueSource(strings = {"district-drc-110105", "dept-sports"})
    void nobodyChangesWhatIsNotHersAndEveryRefusalIsASentence(String user) {
        HttpOfficial official = HttpOfficial.of(port, user);
        String before = everything();
        List<String> problems = new ArrayList<>();
        for (Address address : addresses("post", "put", "delete")) {
            Answer answer = official.send(address.method(), "/engine-rest" + filled(address.path()), address.body() ? "{}" : null);
            String shown = address.method() + " " + address.path() + " " + answer.status() + " "
                    + answer.text().substring(0, Math.min(300, answer.text().length()));
            if (answer.status() >= 500) {
                problems.add("fault: " + shown);
            } else if (answer.status() >= 400 && !sentence(answer)) {
                problems.add("no sentence: " + shown);
            }
            secrets().stream().filter(answer.text()::contains).findFirst().ifPresent(secret -> problems.add("reads " + secret + ": " + shown));
            if (HttpOfficial.nobody(port).send(address.method(), "/engine-rest" + filled(address.path()), address.body() ? "{}" : null).status() != 401) {
                problems.add("unknown: " + shown);
            }
        }
        assertThat(problems).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    /** What the engine keeps of instances, tasks, people and rights. */
    private String everything() {
        return jdbc.sql("""
                select (select string_agg(id_ || rev_ || suspension_state_, ',' order by id_) from act_ru_execution)
                    || (select string_agg(id_ || rev_ || coalesce(assignee_, ''), ',' order by id_) from act_ru_task)
                    || (select string_agg(id_ || rev_, ',' order by id_) from act_ru_variable)
                    || (select count(*) from act_ru_identitylink) || '/' || (select count(*) from act_ru_authorization)
                    || '/' || (select count(*) from act_id_user) || '/' || (select count(*) from act_id_group)
                    || '/' || (select count(*) from act_id_membership) || '/' || (select count(*) from act_ru_filter)
                    || '/' || (select count(*) from act_re_deployment) || '/' || (select count(*) from act_hi_procinst)
                    || '/' || (select count(*) from act_ru_batch) || '/' || (select count(*) from act_hi_comment)
                """).query(String.class).single();
    }
}
