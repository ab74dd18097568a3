package beijing.facility.handling.web;

import java.util.List;
import java.util.Set;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import beijing.facility.handling.Claims;
import beijing.facility.handling.Colleague;
import beijing.facility.handling.ConsultationView;
import beijing.facility.handling.Consultations;
import beijing.facility.handling.Copies;
import beijing.facility.handling.Delegations;
import beijing.facility.handling.Recipient;
import beijing.facility.handling.TakingBack;
import beijing.facility.handling.TaskVerbs;
import beijing.facility.handling.Transfers;
import beijing.facility.handling.Urging;

/** What an official does with an open task beside completing it. */
@RestController
@RequestMapping({"/api/tasks/{task}", "/camunda/api/desk/tasks/{task}"})
class TaskVerbsController {

    /** To whom, and why. */
    record Handover(@JsonPropertyDescription("对象") String to, @JsonPropertyDescription("原因") String reason) {
    }

    record Opinion(@JsonPropertyDescription("办理意见") String opinion) {
    }

    record Reason(@JsonPropertyDescription("原因") String reason) {
    }

    record Question(@JsonPropertyDescription("加签对象") String to, @JsonPropertyDescription("征求事项") String question) {
    }

    record EndOfConsultation(@JsonPropertyDescription("加签") Long consultation, @JsonPropertyDescription("减签原因") String reason) {
    }

    record Copy(@JsonPropertyDescription("抄送对象") List<String> to, @JsonPropertyDescription("抄送说明") String opinion) {
    }

    private final TaskVerbs verbs;
    private final Claims claims;
    private final Transfers transfers;
    private final Delegations delegations;
    private final Urging urging;
    private final Copies copies;
    private final TakingBack takingBack;
    private final Consultations consultations;

    TaskVerbsController(TaskVerbs verbs, Claims claims, Transfers transfers, Delegations delegations, Urging urging, Copies copies,
            TakingBack takingBack, Consultations consultations) {
        this.verbs = verbs;
        this.claims = claims;
        this.transfers = transfers;
        this.delegations = delegations;
        this.urging = urging;
        this.copies = copies;
        this.takingBack = takingBack;
        this.consultations = consultations;
    }

    @GetMapping("/verbs")
    Set<TaskVerbs.Verb> verbs(@PathVariable String task) {
        return verbs.of(task);
    }

    /** In whose hands it is. */
    @GetMapping("/hold")
    Claims.Hold hold(@PathVariable String task) {
        return claims.of(task);
    }

    /** She begins to fill it in. */
    @PostMapping("/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void claim(@PathVariable String task) {
        claims.claim(task);
    }

    @PostMapping("/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String task) {
        claims.release(task);
    }

    @GetMapping("/colleagues")
    List<Colleague> colleagues(@PathVariable String task) {
        return transfers.colleagues(task);
    }

    @PostMapping("/transfer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void transfer(@PathVariable String task, @RequestBody Handover handover) {
        transfers.transfer(task, handover.to(), handover.reason());
    }

    @PostMapping("/delegate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delegate(@PathVariable String task, @RequestBody Handover handover) {
        delegations.delegate(task, handover.to(), handover.reason());
    }

    @PostMapping("/give-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(@PathVariable String task, @RequestBody Opinion given) {
        delegations.giveBack(task, given.opinion());
    }

    @PostMapping("/urge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void urge(@PathVariable String task, @RequestBody Reason given) {
        urging.urge(task, given.reason());
    }

    /** The task is the one after that which was handed in. */
    @PostMapping("/take-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable String task, @RequestBody Reason given) {
        takingBack.takeBack(task, given.reason());
    }

    @GetMapping("/advisers")
    List<Recipient> advisers(@PathVariable String task) {
        return consultations.advisers(task);
    }

    @GetMapping("/consultations")
    List<ConsultationView> consultations(@PathVariable String task) {
        return consultations.of(task);
    }

    @PostMapping("/consult")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void consult(@PathVariable String task, @RequestBody Question asked) {
        consultations.consult(task, asked.to(), asked.question());
    }

    @PostMapping("/end-consultation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endConsultation(@PathVariable String task, @RequestBody EndOfConsultation end) {
        consultations.end(task, end.consultation(), end.reason());
    }

    @GetMapping("/recipients")
    List<Recipient> recipients(@PathVariable String task) {
        return copies.recipients(task);
    }

    @PostMapping("/copy")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void copy(@PathVariable String task, @RequestBody Copy copy) {
        copies.copy(task, copy.to(), copy.opinion());
    }
}
