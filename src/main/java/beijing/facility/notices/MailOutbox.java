package beijing.facility.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import beijing.facility.identity.UserNames;
import beijing.facility.workflow.BeijingClock;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;

/**
 * Sends what was told by e-mail, after it was stored and apart from what officials do: a host that hangs or refuses holds up nobody,
 * and the mail is tried again. Each mail is taken by one server; if that dies while it sends, another sends it again.
 */
@Component
public class MailOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(MailOutbox.class);
    /** Longer than any attempt can take. */
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final String TEMPLATE = "mail/notice";
    private static final String TAKE = """
            update notice set mail_due_at = :lease, mail_attempts = mail_attempts + 1
            where id = (select id from notice where mail_due_at <= :now order by mail_due_at, id limit 1 for update skip locked)
            returning\s""" + Notices.COLUMNS;

    private record Letter(Notice notice, int attempt) {
    }

    private final ObjectProvider<JavaMailSender> sender;
    private final JdbcClient jdbc;
    private final IdentityService identity;
    private final UserNames names;
    private final ITemplateEngine templates;
    private final NoticeSettings settings;
    private final BeijingClock clock;

    MailOutbox(ObjectProvider<JavaMailSender> sender, JdbcClient jdbc, IdentityService identity, UserNames names, ITemplateEngine templates,
            NoticeSettings settings, BeijingClock clock) {
        this.sender = sender;
        this.jdbc = jdbc;
        this.identity = identity;
        this.names = names;
        this.templates = templates;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends what is due, one after the other, until the mail host fails: the next mail would hardly fare better. */
    public void send() {
        JavaMailSender host = sender.getIfAvailable();
        if (host == null) {
            return;
        }
        boolean answers = true;
        for (int sent = 0; answers && sent < settings.mail().batch(); sent++) {
            Optional<Letter> letter = take();
            if (letter.isEmpty()) {
                return;
            }
            answers = deliver(host, letter.get());
        }
    }

    private Optional<Letter> take() {
        Instant now = clock.instant();
        return jdbc.sql(TAKE).param("now", now.atOffset(ZoneOffset.UTC)).param("lease", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Letter(Notices.notice(row), row.getInt("mail_attempts"))).optional();
    }

    /** @return whether the mail host is there, whatever it said to this mail */
    private boolean deliver(JavaMailSender host, Letter letter) {
        Notice notice = letter.notice();
        User receiver = identity.createUserQuery().userId(notice.user()).singleResult();
        if (receiver == null || receiver.getEmail() == null || receiver.getEmail().isBlank()) {
            done(notice, null, "没有电子邮箱地址");
            return true;
        }
        try {
            host.send(message(host, notice, receiver));
            done(notice, clock.instant(), null);
            return true;
        } catch (MessagingException | RuntimeException failed) {
            // whatever is wrong with one letter must not hold up the next
            LOG.warn("Mail of notice {} failed at attempt {}: {}", notice.id(), letter.attempt(), oneLine(String.valueOf(failed.getMessage())));
            retry(letter, String.valueOf(failed.getMessage()));
            return !(failed instanceof MailException) || refused(failed);
        }
    }

    /** Whether the host took the connection and refused this one receiver. */
    private static boolean refused(Exception failed) {
        return failed instanceof MailSendException sending
                && Stream.of(sending.getMessageExceptions()).anyMatch(SendFailedException.class::isInstance);
    }

    private MimeMessage message(JavaMailSender host, Notice notice, User receiver) throws MessagingException {
        Context text = new Context();
        text.setVariable("receiver", names.of(receiver.getId()));
        text.setVariable("sentence", notice.sentence());
        text.setVariable("project", project(notice));
        text.setVariable("from", notice.fromName().orElse(null));
        text.setVariable("link", link(notice));
        MimeMessageHelper message = new MimeMessageHelper(host.createMimeMessage(), "UTF-8");
        message.setFrom(settings.mail().from());
        message.setTo(receiver.getEmail());
        message.setSubject(oneLine("【" + notice.kind().label() + "】" + notice.projectName().orElse("社区嵌入式服务设施项目")));
        message.setText(templates.process(TEMPLATE, text));
        return message.getMimeMessage();
    }

    /** Null where there is none, or the sentence names it. */
    private static String project(Notice notice) {
        return notice.project().filter(number -> !notice.sentence().contains(number))
                .flatMap(number -> notice.projectName().map(name -> name + "（" + number + "）")).orElse(null);
    }

    private String link(Notice notice) {
        return settings.baseUrl().isBlank() ? null
                : settings.baseUrl().replaceAll("/+$", "") + "/camunda/app/tasklist/default/" + notice.task().map(task -> "#/?task=" + task).orElse("");
    }

    /** A name must not become another header of the mail. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private void retry(Letter letter, String problem) {
        boolean last = letter.attempt() >= settings.mail().attempts();
        Instant next = clock.instant().plus(settings.mail().pause().multipliedBy(1L << (letter.attempt() - 1)));
        // unless it has become needless meanwhile
        jdbc.sql("update notice set mail_due_at = cast(:next as timestamptz), mail_problem = :problem"
                        + " where id = :id and mail_due_at is not null")
                .param("next", last ? null : next.atOffset(ZoneOffset.UTC)).param("problem", problem).param("id", letter.notice().id())
                .update();
    }

    private void done(Notice notice, Instant at, String problem) {
        jdbc.sql("update notice set mail_due_at = null, mailed_at = cast(:at as timestamptz), mail_problem = cast(:problem as text)"
                        + " where id = :id")
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC)).param("problem", problem).param("id", notice.id())
                .update();
    }
}
