package beijing.facility.draft;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.identity.CurrentUser;
import beijing.facility.typed.Text;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.FormFile;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.StartedByForm;
import beijing.facility.workflow.engine.FillableForms;

/**
 * The drafts of the signed-in official, of the forms that she may hand in now. Whoever else asks, a colleague with the same task too, is
 * told that there is none.
 */
@Service
@Transactional
public class Drafts {

    private final DraftStore store;
    private final FillableForms forms;
    private final CurrentUser user;
    private final BeijingClock clock;
    private final DraftSettings settings;

    Drafts(DraftStore store, FillableForms forms, CurrentUser user, BeijingClock clock, DraftSettings settings) {
        this.store = store;
        this.forms = forms;
        this.user = user;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * @return empty where she has none
     * @throws NoDraft where the form is not hers to hand in
     */
    @Transactional(readOnly = true)
    public Optional<Draft> find(Place place) {
        form(place);
        return store.find(place, user.id());
    }

    /** @throws NoDraft where she has none */
    @Transactional(readOnly = true)
    public Draft require(Place place) {
        return find(place).orElseThrow(NoDraft::new);
    }

    /**
     * @param values  the fields of the form by their keys, as typed
     * @param basedOn when the draft was saved that she went on from; empty where there was none, null where she does not say
     * @throws NewerDraft where another was saved since
     */
    public Draft save(Place place, Map<String, JsonNode> values, String basedOn) {
        Draft draft = new Draft(DraftContent.of(values, form(place)), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return store.save(place, user.id(), draft, moment(basedOn)).map(savedAt -> new Draft(draft.content(), savedAt))
                .orElseThrow(() -> new NewerDraft(store.find(place, user.id()).map(Draft::savedAt).orElse(draft.savedAt())));
    }

    private static Instant moment(String basedOn) {
        try {
            return basedOn == null ? null : basedOn.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(basedOn).toInstant();
        } catch (DateTimeException unreadable) {
            throw new InputException("“所依据草稿的保存时间”（basedOn）填写的“" + Text.shown(basedOn)
                    + "”不正确，须为保存草稿时返回的 savedAt，如 2026-11-25T12:05:33+08:00。");
        }
    }

    /** It need not be there. */
    public void discard(Place place) {
        form(place);
        store.delete(place, user.id());
    }

    @EventListener
    void started(StartedByForm start) {
        store.delete(Place.start(start.process()), start.user());
    }

    void forget() {
        store.deleteBefore(clock.today().minus(settings.keep()).atStartOfDay(BeijingClock.ZONE).toInstant());
    }

    private FormFile form(Place place) {
        Optional<FormFile> form = switch (place.kind()) {
            case TASK -> forms.ofTask(place.id());
            case START -> forms.ofStart(place.id());
        };
        return form.orElseThrow(NoDraft::new);
    }
}
