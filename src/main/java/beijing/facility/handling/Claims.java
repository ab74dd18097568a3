package beijing.facility.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.District;
import beijing.facility.identity.Group;
import beijing.facility.identity.UserNames;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.engine.TaskHands;
import beijing.facility.workflow.engine.TaskHands.Held;

/** In whose hands a task is. Whoever begins to fill in its form has it; who merely looks at it has not. */
@Service
public class Claims {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm").withZone(BeijingClock.ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(BeijingClock.ZONE);

    /** As many as a list shows, and more. */
    private static final int MOST = 100;

    /** What the signed-in official may do with the form of a task. */
    public enum State {
        /** Nobody has it: it is hers with the first thing that she fills in. */
        FREE,
        MINE,
        /** A colleague has it. */
        TAKEN,
        /** Not her unit's: she reads it. */
        READ_ONLY
    }

    /**
     * @param units    whose it is
     * @param district where its project is, empty for what is the whole city's
     * @param sentence who has it and since when, where it is a colleague and she may know of it
     */
    public record Hold(State state, List<String> units, String district, String sentence) {
    }

    /** @param name of who has it, as far as she may know, empty where nobody has */
    public record Holder(State state, String name) {
    }

    private final TaskHands hands;
    private final UserNames names;
    private final CurrentUser user;
    private final BeijingClock clock;

    Claims(TaskHands hands, UserNames names, CurrentUser user, BeijingClock clock) {
        this.hands = hands;
        this.names = names;
        this.user = user;
        this.clock = clock;
    }

    /** @throws NoSuchTask where she does not see it in her list */
    public Hold of(String id) {
        return hands.inOneStep(() -> {
            Held task = seen(id);
            boolean known = task.workable() || user.mayKnowWhoActs(task.groups());
            return new Hold(state(task), Group.names(task.groups()),
                    District.of(task.tenant()).map(District::label).orElse(""),
                    other(task).filter(other -> known).map(other -> busy(task, other)).orElse(""));
        });
    }

    /**
     * Likewise of many, in the order asked; what she does not see is left out.
     *
     * @return by their ids
     */
    public Map<String, Holder> of(List<String> ids) {
        return hands.inOneStep(() -> {
            Map<String, Holder> holders = new LinkedHashMap<>();
            ids.stream().distinct().limit(MOST).filter(hands::listed).flatMap(id -> hands.any(id).stream()).forEach(task -> {
                boolean known = task.workable() || user.mayKnowWhoActs(task.groups());
                holders.put(task.id(), new Holder(state(task), task.assignee().filter(assignee -> known).map(names::of).orElse("")));
            });
            return holders;
        });
    }

    /**
     * Takes a free task; nothing happens where it is hers already.
     *
     * @throws NotHers where it is not her unit's
     * @throws Taken   where a colleague was faster
     */
    public void claim(String id) {
        hands.inOneStep(() -> {
            if (hers(id).assignee().isEmpty()) {
                hands.claim(id, user.id());
            }
            return null;
        });
    }

    /** Refuses, as {@link #claim} does, what she could not take, and takes nothing. */
    void free(String id) {
        hands.inOneStep(() -> hers(id));
    }

    private Held hers(String id) {
        Held task = seen(id);
        if (!task.workable()) {
            throw new NotHers("“" + task.name() + "”由" + units(task) + "办理，您不能办理。");
        }
        other(task).ifPresent(other -> {
            throw new Taken(busy(task, other) + "，请勿重复办理。");
        });
        return task;
    }

    /** Gives back what she has taken: it is free again. */
    public void release(String id) {
        hands.inOneStep(() -> {
            Held task = seen(id);
            if (!task.assignee().equals(Optional.of(user.id()))) {
                throw new NotHers("“" + task.name() + "”不在您手中，不能释放。");
            }
            hands.release(id);
            return null;
        });
    }

    private State state(Held task) {
        if (!task.workable()) {
            return State.READ_ONLY;
        }
        return other(task).map(other -> State.TAKEN).orElse(task.assignee().isEmpty() ? State.FREE : State.MINE);
    }

    private Optional<String> other(Held task) {
        return task.assignee().filter(assignee -> !assignee.equals(user.id()));
    }

    private Held seen(String id) {
        Held task = hands.any(id).orElseThrow(TaskGone::handled);
        if (!hands.listed(id)) {
            throw new NoSuchTask();
        }
        return task;
    }

    private String busy(Held task, String other) {
        return names.of(other) + "（" + units(task) + "）正在办理" + hands.since(task.id(), other).map(since -> "，自 " + time(since)).orElse("");
    }

    private String time(Instant since) {
        boolean today = LocalDate.ofInstant(since, BeijingClock.ZONE).equals(clock.today());
        return (today ? MINUTE : DAY).format(since);
    }

    private static String units(Held task) {
        return String.join("、", Group.names(task.groups()));
    }
}
