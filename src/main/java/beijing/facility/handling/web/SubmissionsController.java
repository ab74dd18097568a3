package beijing.facility.handling.web;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.handling.Submission;
import beijing.facility.handling.TakingBack;

/** What the signed-in official handed in and may still take back. */
@RestController
@RequestMapping({"/api", "/camunda/api/desk"})
class SubmissionsController {

    private final TakingBack takingBack;

    SubmissionsController(TakingBack takingBack) {
        this.takingBack = takingBack;
    }

    @GetMapping("/submissions")
    List<Submission> submissions() {
        return takingBack.submissions();
    }
}
