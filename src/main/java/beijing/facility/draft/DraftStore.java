package beijing.facility.draft;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import beijing.facility.draft.Place.Kind;

/** The drafts in their tables. */
@Repository
class DraftStore {

    private final JdbcClient jdbc;

    DraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Draft> find(Place place, String user) {
        return jdbc.sql("select content, saved_at from %s where %s = :id and user_id = :user".formatted(place.kind().table(), place.kind().column()))
                .param("id", place.id()).param("user", user)
                .query((row, index) -> new Draft(row.getString("content"), row.getTimestamp("saved_at").toInstant())).optional();
    }

    /**
     * In the place of the draft that is there; of two that come at the same time the second is the later one.
     *
     * @param basedOn only where none was saved after this; null where it is all the same
     * @return when it was saved; empty where a later one is there
     * @throws NoDraft where the task has just ended
     */
    Optional<Instant> save(Place place, String user, Draft draft, Instant basedOn) {
        try {
            return jdbc.sql("""
                    insert into %1$s as draft (%2$s, user_id, content, saved_at) values (:id, :user, :content, :now)
                    on conflict (%2$s, user_id) do update set content = excluded.content,
                        saved_at = greatest(excluded.saved_at, draft.saved_at + interval '1 millisecond')
                    where cast(:basedOn as timestamptz) is null or draft.saved_at <= :basedOn
                    returning saved_at""".formatted(place.kind().table(), place.kind().column()))
                    .param("id", place.id()).param("user", user).param("content", draft.content())
                    .param("now", Timestamp.from(draft.savedAt())).param("basedOn", basedOn == null ? null : Timestamp.from(basedOn))
                    .query(Timestamp.class).optional().map(Timestamp::toInstant);
        } catch (DataIntegrityViolationException gone) {
            throw new NoDraft();
        }
    }

    void delete(Place place, String user) {
        jdbc.sql("delete from %s where %s = :id and user_id = :user".formatted(place.kind().table(), place.kind().column()))
                .param("id", place.id()).param("user", user).update();
    }

    void deleteOf(String user) {
        for (Kind kind : Kind.values()) {
            jdbc.sql("delete from %s where user_id = :user".formatted(kind.table())).param("user", user).update();
        }
    }

    void deleteBefore(Instant day) {
        for (Kind kind : Kind.values()) {
            jdbc.sql("delete from %s where saved_at < :day".formatted(kind.table())).param("day", Timestamp.from(day)).update();
        }
    }
}
