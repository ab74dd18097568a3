package beijing.facility.handling.web;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.handling.OpenTask;
import beijing.facility.handling.Urging;

/** What is to be done on a project, by whom, since when. */
@RestController
@RequestMapping({"/api/projects/{number}", "/camunda/api/desk/projects/{number}"})
class OpenTasksController {

    private final Urging urging;

    OpenTasksController(Urging urging) {
        this.urging = urging;
    }

    @GetMapping("/open-tasks")
    List<OpenTask> openTasks(@PathVariable String number) {
        return urging.openTasks(number);
    }
}
