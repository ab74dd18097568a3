package beijing.facility.handling.web;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.handling.Colleague;
import beijing.facility.handling.Transfers;

/** What an official does with an open task beside completing it. */
@RestController
@RequestMapping({"/api/tasks/{task}", "/camunda/api/desk/tasks/{task}"})
class TaskVerbsController {

    /** To whom, and why. */
    record Handover(String to, String reason) {
    }

    private final Transfers transfers;

    TaskVerbsController(Transfers transfers) {
        this.transfers = transfers;
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
}
