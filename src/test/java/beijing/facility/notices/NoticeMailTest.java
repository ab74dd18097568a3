package beijing.facility.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;
import beijing.facility.workflow.TaskNotice;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** Mails to officials, by a mail host that answers, is gone, or hangs. The engine called default is that of the other tests. */
@ProcessTest
@TestPropertySource(properties = {
        "camunda.bpm.process-engine-name=mail",
        "spring.mail.host=127.0.0.1",
        "spring.mail.properties.mail.smtp.timeout=5000",
        "facility.notices.base-url=https://facility.example.cn",
        "facility.notices.mail.from=system@example.cn",
        "facility.notices.mail.attempts=3"})
class NoticeMailTest {

    private static final String HEALTH = "dept-health";

    @RegisterExtension
    static final GreenMailExtension HOST = new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    Journey journey;
    @Autowired
    IdentityService identity;
    @Autowired
    MailOutbox outbox;
    @Autowired
    JavaMailSenderImpl sender;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void healthHasAnAddress() {
        sender.setPort(HOST.getSmtp().getPort());
        jdbc.sql("update notice set mail_due_at = null").update();
        address(HEALTH, "health@example.cn");
    }

    @AfterEach
    void nobodyHas() {
        address(HEALTH, null);
        address("district-drc-110105", null);
        ClockUtil.reset();
    }

    @Test
    void whoGetsATaskReadsItInHerMail() throws Exception {
        String project = journey.filed();
        outbox.send();
        MimeMessage mail = received(1)[0];
        assertThat(mail.getSubject()).isEqualTo("【待办】劲松街道乐邻综合服务中心");
        assertThat(mail.getFrom()[0]).hasToString("system@example.cn");
        assertThat(text(mail)).contains("市卫生健康委，您好", "请办理“部门审查意见”：劲松街道乐邻综合服务中心（" + project + "），办理期限",
                "https://facility.example.cn/camunda/app/tasklist/default/#/?task=");
        outbox.send();
        received(1);
        assertThat(jdbc.sql("select count(*) from notice where mail_problem = '没有电子邮箱地址' and user_id = 'dept-civil-affairs'")
                .query(Long.class).single()).as("those without an address").isPositive();
    }

    @Test
    void theDistrictReadsWhatWasDecided() throws Exception {
        address("district-drc-110105", "chaoyang@example.cn");
        journey.selected();
        outbox.send();
        List<MimeMessage> decided = Stream.of(HOST.getReceivedMessages()).filter(mail -> subject(mail).startsWith("【办理结果】")).toList();
        assertThat(decided).singleElement().satisfies(mail ->
                assertThat(text(mail)).contains("“统筹确定项目”", "的结果为“确定项目”"));
    }

    @Test
    void whoIsUrgedReadsByWhomAndNoNameBecomesAHeader() throws Exception {
        String project = journey.filed(Journey.application().with("projectName", "服务中心<script>alert(1)</script>"));
        jdbc.sql("update notice set mail_due_at = null").update();
        tell(TaskNotice.Kind.URGED, project, "请尽快反馈意见\nBcc: stranger@example.cn");
        outbox.send();
        MimeMessage mail = received(1)[0];
        assertThat(mail.getSubject()).isEqualTo("【催办】服务中心<script>alert(1)</script>");
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(text(mail)).contains("请尽快反馈意见", "发送人：市发展改革委（经办）");
    }

    @Test
    void whatIsTakenBackIsNotSent() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
            events.publishEvent(new TaskNotice(TaskNotice.Kind.URGED, Set.of(HEALTH), null, null, "从未发生", null));
            throw new IllegalStateException("taken back");
        })).hasMessage("taken back");
        outbox.send();
        received(0);
    }

    @Test
    void aHostThatIsGoneIsTriedAgainUntilItIsBack() {
        String project = journey.filed();
        sender.setPort(closedPort());
        outbox.send();
        received(0);
        assertThat(jdbc.sql("select mail_problem from notice where user_id = ? and project_number = ?").params(HEALTH, project)
                .query(String.class).single()).contains("127.0.0.1");
        sender.setPort(HOST.getSmtp().getPort());
        outbox.send();
        assertThat(of(HOST.getReceivedMessages(), "health@example.cn")).as("not before its time").isZero();
        later(Duration.ofMinutes(2));
        outbox.send();
        assertThat(of(HOST.getReceivedMessages(), "health@example.cn")).isOne();
    }

    @Test
    void aHostThatNeverComesBackIsGivenUp() {
        String project = journey.filed();
        sender.setPort(closedPort());
        for (int attempt = 0; attempt < 3; attempt++) {
            outbox.send();
            later(Duration.ofHours(attempt + 1));
        }
        assertThat(jdbc.sql("select mail_due_at is null and mailed_at is null and mail_attempts = 3 from notice"
                + " where user_id = ? and project_number = ?").params(HEALTH, project).query(Boolean.class).single()).isTrue();
        sender.setPort(HOST.getSmtp().getPort());
        outbox.send();
        assertThat(of(HOST.getReceivedMessages(), "health@example.cn")).isZero();
    }

    @Test
    void aHostThatHangsHoldsUpNobody() throws Exception {
        journey.filed();
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            sender.setPort(silent.getLocalPort());
            CompletableFuture<Void> sending = CompletableFuture.runAsync(outbox::send);
            // held, for the collector closes a socket that nobody refers to
            try (Socket held = silent.accept()) {
                String project = journey.filed();
                journey.department("health").completes("DepartmentOpinion", project, Submission.decision("AGREE"));
                assertThat(sending).as("the mail still hangs while officials have filed and completed").isNotDone();
                sending.get(30, TimeUnit.SECONDS);
            }
        }
        sender.setPort(HOST.getSmtp().getPort());
        later(Duration.ofMinutes(2));
        outbox.send();
        assertThat(of(HOST.getReceivedMessages(), "health@example.cn")).as("of the project whose task she has not done yet").isOne();
    }

    @Test
    void aWrongAddressHoldsUpNobodyElsesMail() {
        address("dept-civil-affairs", "民政@@example");
        try {
            String project = journey.filed();
            jdbc.sql("update notice set mail_due_at = mail_due_at - interval '1 minute' where user_id = 'dept-civil-affairs'").update();
            outbox.send();
            assertThat(of(HOST.getReceivedMessages(), "health@example.cn")).isOne();
            assertThat(jdbc.sql("select mail_due_at is not null and mail_problem is not null from notice"
                    + " where user_id = 'dept-civil-affairs' and project_number = ?").param(project).query(Boolean.class).single()).isTrue();
        } finally {
            address("dept-civil-affairs", null);
        }
    }

    @Test
    void severalServersSendEachMailOnce() throws Exception {
        String project = journey.filed();
        jdbc.sql("update notice set mail_due_at = null").update();
        for (int number = 0; number < 12; number++) {
            tell(TaskNotice.Kind.COPIED, project, "第" + number + "件");
        }
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(outbox::send)).limit(4)
                .toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        assertThat(Stream.of(received(12)).map(NoticeMailTest::text).map(text -> text.replaceAll("(?s).*(第\\d+件).*", "$1")))
                .doesNotHaveDuplicates();
    }

    private void tell(TaskNotice.Kind kind, String project, String sentence) {
        transactions.executeWithoutResult(status ->
                events.publishEvent(new TaskNotice(kind, Set.of(HEALTH), project, null, sentence, "municipal-drc")));
    }

    private void address(String id, String address) {
        User user = identity.createUserQuery().userId(id).singleResult();
        user.setEmail(address);
        identity.saveUser(user);
    }

    private static void later(Duration duration) {
        ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plus(duration)));
    }

    private static int closedPort() {
        try (ServerSocket closed = new ServerSocket(0)) {
            return closed.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static MimeMessage[] received(int count) {
        assertThat(HOST.getReceivedMessages()).hasSize(count);
        return HOST.getReceivedMessages();
    }

    private static long of(MimeMessage[] mails, String receiver) {
        return Stream.of(mails).filter(mail -> {
            try {
                return mail.getAllRecipients()[0].toString().equals(receiver);
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        }).count();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
