package beijing.facility.workflow.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The forms that are being handed in in one transaction of the engine, and who those are who do so. A job's transaction has none. */
class Submissions implements Session {

    /** One statement, by primary keys. */
    private static final String STANDING = """
            select u.FIRST_, u.LAST_, m.GROUP_ID_, exists (
                select 1 from ACT_ID_TENANT_MEMBER t
                where t.TENANT_ID_ = ? and (t.USER_ID_ = u.ID_ or t.GROUP_ID_ = m.GROUP_ID_)) as SERVES
            from ACT_ID_USER u left join ACT_ID_MEMBERSHIP m on m.USER_ID_ = u.ID_
            where u.ID_ = ?""";

    private final Deque<Submission> open = new ArrayDeque<>();
    private final Map<String, Standing> standings = new HashMap<>();
    private final JdbcTemplate database;
    private RuntimeException failure;

    private Submissions(JdbcTemplate database) {
        this.database = database;
    }

    static SessionFactory factory() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return Submissions.class;
            }

            @Override
            public Session openSession() {
                return new Submissions(new JdbcTemplate(Context.getProcessEngineConfiguration().getDataSource()));
            }
        };
    }

    static Submissions of(CommandContext context) {
        return context.getSession(Submissions.class);
    }

    /** The engine goes on from what was handed in, all the way, before this returns. */
    <T> T during(Submission submission, Supplier<T> goingOn) {
        open.push(submission);
        try {
            return goingOn.get();
        } finally {
            open.pop();
        }
    }

    /** What is being handed in at this moment. */
    Optional<Submission> current() {
        return Optional.ofNullable(open.peek());
    }

    /**
     * Who somebody is now: asked of the identity tables, once in a transaction, not of what was known of her when she signed in.
     *
     * @param district null where she need not serve any
     */
    Standing standing(String user, String district) {
        return standings.computeIfAbsent(user + " " + district, known -> {
            Set<String> groups = new HashSet<>();
            StringBuilder name = new StringBuilder();
            boolean[] serves = {district == null};
            database.query(STANDING, row -> {
                if (row.getString("GROUP_ID_") != null) {
                    groups.add(row.getString("GROUP_ID_"));
                }
                serves[0] |= row.getBoolean("SERVES");
                name.setLength(0);
                name.append(text(row.getString("LAST_"))).append(text(row.getString("FIRST_")));
            }, district, user);
            return new Standing(user, name.isEmpty() ? user : name.toString(), Set.copyOf(groups), serves[0]);
        });
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    void fail(RuntimeException of) {
        failure = of;
    }

    /** Nothing of this is stored, and nothing else either where a step has failed. */
    @Override
    public void flush() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        // ends with its transaction
    }
}
