package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;

/** How long somebody is signed in: as long as she is who signed in, and works. */
@ProcessTest
class SessionHttpTest {

    /** Within which whatever changes about a user has reached her open pages (contract §9). */
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final AtomicInteger COUNT = new AtomicInteger();

    @LocalServerPort
    int port;
    @Autowired
    Staff staff;
    @Autowired
    Journey journey;
    @Autowired
    IdentityService identity;

    private String user;
    private WebSession page;
    private HttpOfficial admin;

    @BeforeEach
    void anOfficialAtHerPage() {
        user = "session-" + COUNT.incrementAndGet();
        staff.employ(user, "王五", "dept-health");
        page = WebSession.signedIn(port, user);
        admin = HttpOfficial.of(port, "admin");
    }

    @AfterEach
    void herClock() {
        ClockUtil.reset();
        if (identity.createUserQuery().userId(user).count() > 0) {
            staff.dismiss(user);
        }
    }

    // who she is

    @Test
    void aDeletedUserIsOut() throws Exception {
        admin.send("DELETE", "/engine-rest/user/" + user, null).expect(204);
        isOut();
        assertThat(HttpOfficial.of(port, user).get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(HttpOfficial.of(port, user).get("/api/projects").status()).isEqualTo(401);
    }

    @Test
    void aLockedUserIsOutUntilSheIsUnlocked() throws Exception {
        admin.post("/api/users/" + user + "/lock", Map.of()).expect(204);
        isOut();
        Answer refused = HttpOfficial.of(port, user).get("/engine-rest/task");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.message()).isEqualTo("该用户已被系统管理员停用，请联系系统管理员。");
        assertThat(WebSession.anonymous(port).signIn(user, "demo", "tasklist").status()).isEqualTo(401);
        // who does not know her password does not learn it
        assertThat(HttpOfficial.of(port, user, "guessed").get("/engine-rest/task").text()).doesNotContain("停用");
        admin.post("/api/users/" + user + "/unlock", Map.of()).expect(204);
        assertThat(HttpOfficial.of(port, user).get("/engine-rest/task").status()).isEqualTo(200);
        assertThat(WebSession.anonymous(port).signIn(user, "demo", "tasklist").status()).isEqualTo(200);
        assertThat(page.get("/task/count").status()).isEqualTo(401);
    }

    @Test
    void whosePasswordWasResetIsOut() throws Exception {
        admin.send("PUT", "/engine-rest/user/" + user + "/credentials",
                Map.of("password", "demo", "authenticatedUserPassword", "demo")).expect(204);
        isOut();
        page.signIn(user, "demo", "tasklist").expect(200);
        assertThat(page.desk("/notices").text()).contains("系统管理员重设了您的登录密码。如非您本人要求，请立即更改密码，并报告本单位。");
    }

    @Test
    void whoChangesHerOwnPasswordStaysWhereSheIs() throws Exception {
        WebSession elsewhere = WebSession.signedIn(port, user);
        page.put("/user/" + user + "/credentials", "{\"password\": \"other\", \"authenticatedUserPassword\": \"demo\"}").expect(204);
        assertThat(page.get("/task/count").status()).isEqualTo(200);
        soon(() -> elsewhere.get("/task/count").status() == 401);
        Thread.sleep(2_500);
        assertThat(page.get("/task/count").status()).isEqualTo(200);
    }

    /** Her tasks are not in the pages that she has left open. */
    @Test
    void whoChangesGroupsSeesNothingOfTheOldOne() throws Exception {
        journey.filed();
        assertThat(page.get("/task/count").json().get("count").asInt()).isPositive();
        admin.send("PUT", "/engine-rest/group/dept-fire-rescue-110118/members/" + user, Map.of()).expect(204);
        admin.send("DELETE", "/engine-rest/group/dept-health/members/" + user, null).expect(204);
        soon(() -> page.get("/task/count").json().get("count").asInt() == 0);
        assertThat(page.desk("/session").status()).isEqualTo(200);
        assertThat(page.get("/tenant").json().findValuesAsText("id")).doesNotContain("110105");
    }

    @Test
    void whoBelongsToNoGroupAnyMoreIsOut() throws Exception {
        admin.send("DELETE", "/engine-rest/group/dept-health/members/" + user, null).expect(204);
        soon(() -> page.get("/task/count").status() == 401);
        assertThat(page.desk("/session").message()).isEqualTo("您已不属于任何用户组，系统已退出，请联系系统管理员。");
        assertThat(HttpOfficial.of(port, user).get("/engine-rest/task").text()).isEqualTo("[]");
    }

    @Test
    void whoEndsTheSessionsOfAUserIsAnAdministrator() throws Exception {
        for (String other : new String[] {"district-drc-110105", "auditor", "process-owner", "municipal-drc"}) {
            for (String what : new String[] {"sign-out", "lock", "unlock"}) {
                Answer refused = HttpOfficial.of(port, other).post("/api/users/" + user + "/" + what, Map.of());
                assertThat(refused.status()).as(other + " " + what).isEqualTo(403);
                assertThat(refused.message()).startsWith("只有系统管理员可以");
            }
        }
        assertThat(HttpOfficial.nobody(port).post("/api/users/" + user + "/sign-out", Map.of()).status()).isEqualTo(401);
        Thread.sleep(2_500);
        assertThat(page.get("/task/count").status()).isEqualTo(200);
        WebSession second = WebSession.signedIn(port, user);
        admin.post("/api/users/" + user + "/sign-out", Map.of()).expect(204);
        isOut();
        soon(() -> second.get("/task/count").status() == 401);
        assertThat(WebSession.anonymous(port).signIn(user, "demo", "tasklist").status()).isEqualTo(200);
        assertThat(admin.post("/api/users/no-such-user/sign-out", Map.of()).status()).isEqualTo(422);
    }

    /** Whoever gets the id of somebody who is gone does not get into her open pages. */
    @Test
    void anotherUserOfTheSameIdIsAnother() throws Exception {
        identity.deleteUser(user);
        staff.employ(user, "赵六", "dept-health");
        isOut();
    }

    // whether she works

    @ParameterizedTest
    @ValueSource(strings = {"/task/count", "/task", "/process-definition"})
    void whatAPageAsksByItselfIsNoWork(String poll) {
        for (int minutes = 10; minutes < 30; minutes += 10) {
            passed(minutes);
            assertThat(page.post("/task", "{}").status()).isEqualTo(200);
            assertThat(page.get(poll).status()).isEqualTo(200);
            assertThat(page.desk("/notices/count").status()).isEqualTo(200);
            assertThat(page.desk("/session").json().get("left").asInt()).isBetween((30 - minutes) * 60 - 60, (30 - minutes) * 60);
        }
        passed(30);
        assertThat(page.get(poll).status()).isEqualTo(401);
        assertThat(page.desk("/session").status()).isEqualTo(401);
        assertThat(page.desk("/session").message()).isEqualTo("您已超过30分钟未操作，系统已自动退出，请重新登录。");
        assertThat(page.post("/task", "{}").status()).isEqualTo(401);
        ClockUtil.reset();
        assertThat(page.get(poll).status()).isEqualTo(401);
    }

    @Test
    void keysAndMouseAreWork() {
        passed(20);
        page.deskPost("/session/work", "{}").expect(204);
        passed(40);
        assertThat(page.get("/task/count").status()).isEqualTo(200);
        page.post("/task/no-such-task/claim", "{\"userId\": \"" + user + "\"}");
        passed(65);
        assertThat(page.get("/task/count").status()).isEqualTo(200);
        passed(71);
        assertThat(page.deskPost("/session/work", "{}").status()).isEqualTo(401);
        assertThat(page.get("/task/count").status()).isEqualTo(401);
    }

    @Test
    void whoSignsOutIsNotToldWhy() {
        page.signOut().expect(200);
        assertThat(page.desk("/session").status()).isEqualTo(401);
        assertThat(page.desk("/session").json().get("ended").asBoolean()).isFalse();
        assertThat(page.get("/task/count").status()).isEqualTo(401);
    }

    @Test
    void theNextSignInIsANewSession() {
        passed(31);
        assertThat(page.get("/task/count").status()).isEqualTo(401);
        page.signIn(user, "demo", "tasklist").expect(200);
        assertThat(page.get("/task/count").status()).isEqualTo(200);
        assertThat(page.desk("/session").json().get("user").asText()).isEqualTo(user);
    }

    /** Their cookie with the token reaches the pages of the web applications alone. */
    @Test
    void pagesOfTheirOwnAreToldWhoIsThereAndTheToken() {
        assertThat(page.desk("/session/user").json().get("name").asText()).isEqualTo("王五");
        assertThat(page.desk("/session").json().get("token").asText()).isEqualTo(page.token());
        WebSession nobody = WebSession.anonymous(port);
        assertThat(nobody.desk("/session/user").status()).isEqualTo(401);
        assertThat(nobody.desk("/session").json().get("token").asText()).isEqualTo(nobody.token()).isNotEqualTo(page.token());
    }

    /** The page is told within ten seconds, and nothing is changed by it from the first moment on. */
    private void isOut() throws Exception {
        assertThat(page.post("/task/no-such-task/claim", "{\"userId\": \"" + user + "\"}").status()).isEqualTo(401);
        soon(() -> page.get("/task/count").status() == 401);
        assertThat(page.desk("/session").json().get("ended").asBoolean()).isTrue();
        assertThat(page.desk("/session").message()).isEqualTo("您的用户已被停用、删除或重设密码，系统已退出，请重新登录或联系系统管理员。");
        assertThat(page.desk("/projects").status()).isEqualTo(401);
    }

    private static void soon(BooleanSupplier what) throws InterruptedException {
        long until = System.nanoTime() + SOON.toNanos();
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within ten seconds").isLessThan(until);
            Thread.sleep(200);
        }
    }

    private static void passed(int minutes) {
        ClockUtil.reset();
        ClockUtil.offset(Duration.ofMinutes(minutes).toMillis());
    }
}
