package beijing.facility.handling.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.handling.HandedInForms;
import beijing.facility.handling.Outcome;
import beijing.facility.handling.Outcomes;

/** What the signed-in official handed in, and what became of it. */
@RestController
@RequestMapping({"/api", "/camunda/api/desk"})
class OutcomesController {

    private final Outcomes outcomes;

    OutcomesController(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @GetMapping("/tasks/{task}/outcome")
    Outcome ofTask(@PathVariable String task) {
        return outcomes.ofTask(task);
    }

    @GetMapping("/process-instances/{instance}/outcome")
    Outcome ofStart(@PathVariable String instance) {
        return outcomes.ofStart(instance);
    }

    @GetMapping("/handed-in")
    HandedInForms handedIn(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return outcomes.page(q, page, size);
    }
}
