package beijing.facility.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import beijing.facility.identity.UserNames;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.TaskNotice;

/** Writes down what officials are told, within the transaction in which it happened, and gives each of them her own. */
@Repository
public class Notices {

    /** The members of groups as the engine keeps them: one statement, for it stands in the way of every step. */
    private static final String TO_GROUPS = """
            insert into notice (user_id, kind, project_number, task_id, sentence, created_at, mail_due_at, occasion)
            select distinct member.user_id_, :kind, cast(:project as text), cast(:task as text), :sentence, :now,
                cast(:mail as timestamptz), cast(:occasion as text)
            from act_id_membership member where member.group_id_ in (:groups) and member.user_id_ <> :except
            on conflict (user_id, occasion) where occasion is not null do nothing""";
    private static final String TO_USERS = """
            insert into notice (user_id, kind, project_number, task_id, sentence, from_user, from_name, created_at, mail_due_at, occasion)
            select told, :kind, cast(:project as text), cast(:task as text), :sentence, cast(:from as text), cast(:fromName as text), :now,
                cast(:mail as timestamptz), cast(:occasion as text)
            from unnest(:users) told
            on conflict (user_id, occasion) where occasion is not null do nothing""";
    /** The columns of {@link #notice}. */
    static final String COLUMNS = "notice.*, (select project.name from project where project.number = notice.project_number) project_name";
    private static final String FOUND = " from notice where user_id = :user and (:kind = '' or kind = :kind)"
            + " and (not :unread or read_at is null)";

    private final JdbcClient jdbc;
    private final BeijingClock clock;
    private final NoticeSettings settings;
    private final UserNames names;
    private final boolean mailed;

    Notices(JdbcClient jdbc, BeijingClock clock, NoticeSettings settings, UserNames names, ObjectProvider<JavaMailSender> mail) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.names = names;
        this.mailed = mail.getIfAvailable() != null;
    }

    /** What somebody told somebody: 催办, 抄送, 转办 ... */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(TaskNotice told) {
        toUsers(told.kind(), told.users(), told.projectNumber(), told.taskId(), told.sentence(), told.from(), null);
    }

    /**
     * Tells the members of groups.
     *
     * @param except   who knows it already, by her id; nobody where it is empty
     * @param occasion for what is told once only, or null
     */
    void toGroups(TaskNotice.Kind kind, Set<String> groups, String except, String project, String task, String sentence,
            String occasion) {
        if (!groups.isEmpty()) {
            jdbc.sql(TO_GROUPS).param("kind", kind.name()).param("project", project).param("task", task)
                    .param("sentence", sentence).param("now", now()).param("mail", mailed ? now() : null)
                    .param("occasion", occasion).param("groups", groups).param("except", except).update();
        }
    }

    void toUsers(TaskNotice.Kind kind, Collection<String> users, String project, String task, String sentence, String from,
            String occasion) {
        String[] told = users.toArray(String[]::new);
        if (kind == TaskNotice.Kind.ASSIGNED && task != null) {
            // what is said now of her task takes the place of what she has not read of it yet
            atTheEnd(() -> {
                jdbc.sql("delete from notice where task_id = :task and read_at is null and kind = 'ASSIGNED' and user_id = any(:users)")
                        .param("task", task).param("users", told).update();
                insert(kind, told, project, task, sentence, from, occasion);
            });
        } else {
            insert(kind, told, project, task, sentence, from, occasion);
        }
    }

    private void insert(TaskNotice.Kind kind, String[] users, String project, String task, String sentence, String from,
            String occasion) {
        jdbc.sql(TO_USERS).param("kind", kind.name()).param("project", project).param("task", task).param("sentence", sentence)
                .param("from", from).param("fromName", from == null ? null : names.of(from)).param("now", now()).param("mail", mailed ? now() : null).param("occasion", occasion)
                .param("users", users).update();
    }

    /** What was asked of officials is done with when the task is, and needs no mail any more. */
    void settled(String task) {
        atTheEnd(() -> jdbc.sql("update notice set read_at = :now, mail_due_at = null"
                        + " where task_id = :task and read_at is null and kind not in ('COPIED', 'DECIDED')")
                .param("now", now()).param("task", task).update());
    }

    /** Likewise where the task ended while somebody was being told of its due date. */
    void settleEnded() {
        jdbc.sql("""
                update notice set read_at = :now, mail_due_at = null
                where id in (select id from notice told where told.read_at is null and told.kind in ('DUE_SOON', 'OVERDUE')
                    and not exists (select 1 from act_ru_task task where task.id_ = told.task_id) for update skip locked)""")
                .param("now", now()).update();
    }

    /** Who locked the rows of notices before the project's could wait for somebody who waits for her. */
    private static void atTheEnd(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                work.run();
            }
        });
    }

    /** A page of somebody's, the newest first. */
    public List<Notice> of(String user, Optional<TaskNotice.Kind> kind, boolean unread, int page, int size) {
        return jdbc.sql("select " + COLUMNS + FOUND + " order by created_at desc, id desc limit :size offset :offset")
                .param("user", user).param("kind", kind.map(Enum::name).orElse("")).param("unread", unread)
                .param("size", size).param("offset", (long) page * size)
                .query((row, index) -> notice(row)).list();
    }

    public long count(String user, Optional<TaskNotice.Kind> kind, boolean unread) {
        return jdbc.sql("select count(*)" + FOUND).param("user", user).param("kind", kind.map(Enum::name).orElse(""))
                .param("unread", unread).query(Long.class).single();
    }

    /** @return whether she was told anything under that id */
    @Transactional
    public boolean read(String user, long id) {
        return jdbc.sql("update notice set read_at = coalesce(read_at, :now) where id = :id and user_id = :user")
                .param("now", now()).param("id", id).param("user", user).update() > 0;
    }

    /** Waits for nobody: what an official who is completing tasks has locked is about to be read anyway. */
    @Transactional
    public void readAll(String user) {
        jdbc.sql("update notice set read_at = :now where id in"
                        + " (select id from notice where user_id = :user and read_at is null for update skip locked)")
                .param("now", now()).param("user", user).update();
    }

    /** Throws away what is older than it is kept. */
    @Transactional
    public int forget() {
        OffsetDateTime oldest = clock.instant().atZone(BeijingClock.ZONE).minus(settings.keep()).toOffsetDateTime();
        return jdbc.sql("delete from notice where created_at < :oldest").param("oldest", oldest).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static Notice notice(ResultSet row) throws SQLException {
        return new Notice(row.getLong("id"), row.getString("user_id"), TaskNotice.Kind.valueOf(row.getString("kind")),
                text(row, "project_number"), text(row, "project_name"), text(row, "task_id"), row.getString("sentence"),
                text(row, "from_user"), text(row, "from_name"), instant(row, "created_at").orElseThrow(), instant(row, "read_at"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
