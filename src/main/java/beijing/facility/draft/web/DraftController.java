package beijing.facility.draft.web;

import java.time.OffsetDateTime;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.draft.Draft;
import beijing.facility.draft.Drafts;
import beijing.facility.draft.Place;
import beijing.facility.workflow.BeijingClock;

/** The drafts of whoever asks. */
@RestController
class DraftController {

    private static final String API = "/api";
    private static final String DESK = "/camunda/api/desk";
    private static final String TASK = "/tasks/{task}/draft";
    private static final String START = "/start-forms/{process}/draft";

    /** @param basedOn the {@code savedAt} of the draft that she went on from, empty where there was none; left out, the last one wins */
    record Typed(@JsonPropertyDescription("草稿内容") Map<String, JsonNode> values, @JsonPropertyDescription("所依据草稿的保存时间") String basedOn) {

        /** Whoever puts a request into a log keeps out of it what she typed. */
        @Override
        public String toString() {
            return "draft";
        }
    }

    record Kept(@JsonRawValue String values, OffsetDateTime savedAt) {

        private static Kept of(Draft draft) {
            return new Kept(draft.content(), draft.savedAt().atZone(BeijingClock.ZONE).toOffsetDateTime());
        }
    }

    private final Drafts drafts;

    DraftController(Drafts drafts) {
        this.drafts = drafts;
    }

    @GetMapping(API + TASK)
    Kept ofTask(@PathVariable String task) {
        return Kept.of(drafts.require(Place.task(task)));
    }

    @GetMapping(API + START)
    Kept ofStart(@PathVariable String process) {
        return Kept.of(drafts.require(Place.start(process)));
    }

    /** A page asks of every form that opens: that there is none yet is no fault for the console of the browser. */
    @GetMapping(DESK + TASK)
    ResponseEntity<Kept> ofOpenTask(@PathVariable String task) {
        return ifAny(Place.task(task));
    }

    @GetMapping(DESK + START)
    ResponseEntity<Kept> ofOpenStart(@PathVariable String process) {
        return ifAny(Place.start(process));
    }

    @PutMapping({API + TASK, DESK + TASK})
    Kept save(@PathVariable String task, @RequestBody Typed typed) {
        return save(Place.task(task), typed);
    }

    @PutMapping({API + START, DESK + START})
    Kept saveStart(@PathVariable String process, @RequestBody Typed typed) {
        return save(Place.start(process), typed);
    }

    @DeleteMapping({API + TASK, DESK + TASK})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String task) {
        drafts.discard(Place.task(task));
    }

    @DeleteMapping({API + START, DESK + START})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardStart(@PathVariable String process) {
        drafts.discard(Place.start(process));
    }

    private ResponseEntity<Kept> ifAny(Place place) {
        return drafts.find(place).map(draft -> ResponseEntity.ok(Kept.of(draft))).orElseGet(() -> ResponseEntity.noContent().build());
    }

    private Kept save(Place place, Typed typed) {
        return Kept.of(drafts.save(place, typed.values(), typed.basedOn()));
    }
}
