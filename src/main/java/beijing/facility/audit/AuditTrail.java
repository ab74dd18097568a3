package beijing.facility.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The way in to the audit chain. What is appended while a transaction runs is linked at its very end, in two statements, and stored
 * with it or not at all; outside of one it is a transaction of its own.
 */
@Component
public class AuditTrail {

    /** Always the same text of the same content. */
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    /** As many as one statement takes. */
    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ObjectProvider<Acting> acting;
    private final Clock clock;

    AuditTrail(JdbcTemplate jdbc, PlatformTransactionManager transactions, ObjectProvider<Acting> acting, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * Appends what the signed-in user, or the system, did.
     *
     * @param content becomes JSON; nothing secret
     */
    public void append(AuditKind kind, Map<String, ?> content) {
        add(new Pending(kind, now(), acting().flatMap(Acting::id).orElse(Actor.SYSTEM.id()), null, null, null, null, json(content)));
    }

    /** Appends what somebody did who is not, or no longer, signed in. */
    public void append(AuditKind kind, Actor by, Map<String, ?> content) {
        add(new Pending(kind, now(), by.id(), by, null, null, null, json(content)));
    }

    /** Likewise, by her id alone: her name and units are those of now. */
    public void append(AuditKind kind, String by, Map<String, ?> content) {
        add(new Pending(kind, now(), by, null, null, null, null, json(content)));
    }

    /** Appends what the system goes by, where that is not what the last entry of the kind says. */
    public void appendIfChanged(AuditKind kind, Object state) {
        transaction.executeWithoutResult(status -> {
            String content = json(state);
            // written out, so that the index of these few entries serves
            if (!jdbc.queryForList("select content from audit_entry where kind = '" + kind.name() + "' order by seq desc limit 1", String.class)
                    .contains(content)) {
                add(new Pending(kind, now(), Actor.SYSTEM.id(), Actor.SYSTEM, null, null, null, content));
            }
        });
    }

    /** Appends a row that this transaction has put into one of the tables that are kept for ever. */
    public void row(AuditKind kind, AuditedTable table, long id, Actor by, String project) {
        add(new Pending(kind, now(), by.id(), by, project, table, id, null));
    }

    /** Likewise, by whoever is signed in. */
    public void row(AuditKind kind, AuditedTable table, long id, String project) {
        add(new Pending(kind, now(), acting().flatMap(Acting::id).orElse(Actor.SYSTEM.id()), null, project, table, id, null));
    }

    private void add(Pending entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            transaction.executeWithoutResult(status -> add(entry));
            return;
        }
        Step step = (Step) TransactionSynchronizationManager.getResource(this);
        if (step == null) {
            step = new Step();
            TransactionSynchronizationManager.bindResource(this, step);
            TransactionSynchronizationManager.registerSynchronization(step);
        }
        step.add(entry);
    }

    private Optional<Acting> acting() {
        return Optional.ofNullable(acting.getIfAvailable());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static String json(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void link(List<Pending> pending) {
        Map<String, Actor> actors = new HashMap<>();
        pending.stream().filter(entry -> entry.by() != null).forEach(entry -> actors.putIfAbsent(entry.byId(), entry.by()));
        // whoever holds the end of the chain waits for nobody: what is to be looked up is looked up before
        List<Actor> by = pending.stream().map(entry -> entry.by() != null ? entry.by()
                : actors.computeIfAbsent(entry.byId(), this::actor)).toList();
        jdbc.execute((Connection connection) -> {
            for (int from = 0; from < pending.size(); from += AT_ONCE) {
                int to = Math.min(from + AT_ONCE, pending.size());
                link(connection, pending.subList(from, to), by.subList(from, to));
            }
            return null;
        });
    }

    private Actor actor(String id) {
        return id.equals(Actor.SYSTEM.id()) ? Actor.SYSTEM : acting().map(known -> known.actor(id)).orElseGet(() -> Actor.unknown(id));
    }

    static void link(Connection connection, List<Pending> pending, List<Actor> by) throws SQLException {
        AuditStore.End end = AuditStore.lock(connection, pending);
        List<AuditEntry> entries = new ArrayList<>(pending.size());
        long seq = end.seq();
        String previous = end.digest();
        for (int i = 0; i < pending.size(); i++) {
            Pending entry = pending.get(i);
            String content = entry.source() == null ? entry.content() : end.contents().get(i);
            if (content == null) {
                throw new IllegalStateException("no row " + entry.sourceId() + " in " + entry.source().table());
            }
            AuditEntry linked = new AuditEntry(++seq, entry.kind().name(), entry.at(), by.get(i), entry.project(),
                    entry.source() == null ? null : entry.source().table(), entry.sourceId(), content, previous, "").sealed();
            entries.add(linked);
            previous = linked.digest();
        }
        AuditStore.append(connection, entries);
    }

    /** What one transaction appends. */
    private final class Step implements TransactionSynchronization, Ordered {

        private final List<Pending> pending = new ArrayList<>();
        private final Map<Object, Integer> savepoints = new HashMap<>();
        private boolean linked;

        void add(Pending entry) {
            if (linked) {
                link(List.of(entry));
            } else {
                pending.add(entry);
            }
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!pending.isEmpty()) {
                link(List.copyOf(pending));
                pending.clear();
            }
            linked = true;
        }

        @Override
        public void savepoint(Object savepoint) {
            savepoints.put(savepoint, pending.size());
        }

        @Override
        public void savepointRollback(Object savepoint) {
            pending.subList(Math.min(savepoints.getOrDefault(savepoint, pending.size()), pending.size()), pending.size()).clear();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(AuditTrail.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(AuditTrail.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(AuditTrail.this);
        }
    }
}
