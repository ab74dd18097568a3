package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Staff;
import beijing.facility.signin.Caller;
import beijing.facility.workflow.OfficialException;

/** Who guesses passwords shuts out herself, for a while, and nobody else. */
@ProcessTest
class LockOutHttpTest {

    private static final String LOCKED = "连续5次输错密码，该用户已暂停从此地址登录，15分钟后自动恢复。";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @LocalServerPort
    int port;
    @Autowired
    Staff staff;
    @Autowired
    IdentityService identity;
    @Autowired
    JdbcClient jdbc;

    private String user;

    @BeforeEach
    void anOfficial() {
        user = "guessed-at-" + COUNT.incrementAndGet();
        staff.employ(user, "王五", "dept-health");
    }

    @AfterEach
    void gone() {
        ClockUtil.reset();
        Caller.isGone();
        staff.dismiss(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/api/projects", "tasklist", "/engine-rest/identity/verify"})
    void theSixthAttemptIsNotEvenLookedAt(String door) {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(comesIn(door, "wrong-" + attempt)).as("attempt " + attempt).isFalse();
        }
        assertThat(comesIn(door, "demo")).isFalse();
        // at every door
        Answer refused = HttpOfficial.of(port, user).get("/engine-rest/task");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.message()).isEqualTo(LOCKED);
        Answer page = WebSession.anonymous(port).signIn(user, "demo", "tasklist");
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.message()).isEqualTo(LOCKED);
    }

    @Test
    void itEndsByItselfHoweverOftenSheTriesMeanwhile() {
        guess(5);
        for (int minute = 1; minute < 15; minute += 4) {
            passed(minute);
            assertThat(HttpOfficial.of(port, user, "wrong").get("/engine-rest/task").status()).isEqualTo(401);
        }
        passed(15);
        assertThat(HttpOfficial.of(port, user).get("/engine-rest/task").status()).isEqualTo(200);
    }

    @Test
    void aRightPasswordForgivesTheWrongOnes() {
        for (int round = 0; round < 3; round++) {
            guess(4);
            assertThat(HttpOfficial.of(port, user).get("/engine-rest/task").status()).isEqualTo(200);
        }
    }

    @Test
    void nobodyIsLockedOutBySomebodyElsewhere() {
        guess(5);
        assertThat(from("10.1.2.3", "demo")).isTrue();
        assertThat(from("2001:db8:1:2::7", "demo")).isTrue();
        assertThat(HttpOfficial.of(port, user).get("/engine-rest/task").status()).isEqualTo(401);
    }

    /** A network of its own costs nothing. */
    @Test
    void anAddressOfTheSameNetworkIsTheSame() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(from("2001:db8:1:2::" + attempt, "wrong")).isFalse();
        }
        assertThatThrownBy(() -> from("2001:db8:1:2:ffff::1", "demo")).isInstanceOf(OfficialException.class).hasMessage(LOCKED);
    }

    @Test
    void manyAddressesTogetherDoNotGuessOnNorShutOutHerUsualOne() {
        assertThat(from("10.1.1.1", "demo")).isTrue();
        for (int address = 0; address < 13; address++) {
            for (int attempt = 0; attempt < 4; attempt++) {
                if (address * 4 + attempt < 50) {
                    assertThat(from("10.2.2." + address, "wrong")).isFalse();
                }
            }
        }
        assertThatThrownBy(() -> from("10.3.3.3", "demo")).isInstanceOf(OfficialException.class)
                .hasMessage("该用户近期多次输错密码，暂停从未登录过的地址登录，请15分钟后再试，或联系系统管理员。");
        assertThat(from("10.1.1.1", "demo")).isTrue();
        passed(16);
        assertThat(from("10.3.3.3", "demo")).isTrue();
    }

    @Test
    void whoIsNobodyIsLockedOutLikeAnybody() {
        String nobody = "nobody-" + user;
        for (String name : new String[] {nobody, "孙悟空", "a b'c", "x".repeat(5_000), ""}) {
            for (int attempt = 0; attempt < 5; attempt++) {
                Answer answer = HttpOfficial.of(port, name, "wrong").get("/engine-rest/task");
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.text()).doesNotContain("自动恢复", "停用");
            }
            assertThat(HttpOfficial.of(port, name, "wrong").get("/engine-rest/task").message()).isEqualTo(LOCKED);
        }
    }

    @Test
    void aNameWithANulIsNobodys() {
        assertThat(HttpOfficial.of(port, "dept\u0000health", "demo").get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(WebSession.anonymous(port).signIn("dept\u0000health", "demo", "tasklist").status()).isEqualTo(401);
    }

    @Test
    void anAdministratorLetsHerInAtOnce() {
        guess(5);
        assertThat(HttpOfficial.of(port, "auditor").post("/engine-rest/user/" + user + "/unlock", Map.of()).status()).isEqualTo(403);
        HttpOfficial.of(port, "admin").post("/engine-rest/user/" + user + "/unlock", Map.of()).expect(204);
        assertThat(HttpOfficial.of(port, user).get("/engine-rest/task").status()).isEqualTo(200);
    }

    /** The engine's own count, which locks for good, stands still. */
    @Test
    void nothingIsLockedForGood() {
        for (int round = 0; round < 4; round++) {
            passed(round * 16);
            guess(5);
        }
        assertThat(jdbc.sql("select coalesce(attempts_, 0) from act_id_user where id_ = :user").param("user", user).query(Integer.class).single())
                .isZero();
        passed(4 * 16);
        assertThat(HttpOfficial.of(port, user).get("/engine-rest/task").status()).isEqualTo(200);
    }

    private void guess(int times) {
        for (int attempt = 0; attempt < times; attempt++) {
            assertThat(HttpOfficial.of(port, user, "wrong-" + attempt).get("/engine-rest/task").status()).isEqualTo(401);
        }
    }

    private boolean comesIn(String door, String password) {
        if (door.equals("tasklist")) {
            return WebSession.anonymous(port).signIn(user, password, door).status() == 200;
        }
        if (door.endsWith("verify")) {
            Answer answer = HttpOfficial.of(port, "auditor").post(door, Map.of("username", user, "password", password));
            return answer.status() == 200 && answer.json().path("authenticated").asBoolean();
        }
        return HttpOfficial.of(port, user, password).get(door).status() == 200;
    }

    private boolean from(String address, String password) {
        Caller.comesFrom(address, false);
        try {
            return identity.checkPassword(user, password);
        } finally {
            Caller.isGone();
        }
    }

    private static void passed(int minutes) {
        ClockUtil.reset();
        ClockUtil.offset(Duration.ofMinutes(minutes).toMillis());
    }
}
