package beijing.facility.desk.web;

import java.nio.charset.StandardCharsets;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.desk.Dossier;
import beijing.facility.desk.Dossiers;
import beijing.facility.desk.TaskFate;
import beijing.facility.desk.TaskFates;

/** The file of a project for the tab 项目档案. */
@RestController
@RequestMapping({"/api", "/camunda/api/desk"})
class DossierController {

    private final Dossiers dossiers;
    private final TaskFates fates;

    DossierController(Dossiers dossiers, TaskFates fates) {
        this.dossiers = dossiers;
        this.fates = fates;
    }

    /** What became of a task, open or not, for whoever follows a link to it. */
    @GetMapping("/tasks/{task}/fate")
    TaskFate fate(@PathVariable String task) {
        return fates.of(task);
    }

    @GetMapping("/projects/{number}/dossier")
    Dossier ofProject(@PathVariable String number) {
        return dossiers.of(number);
    }

    /** Nothing (204) beside a task that is not about a project, or not to be seen. */
    @GetMapping("/tasks/{task}/dossier")
    ResponseEntity<Dossier> ofTask(@PathVariable String task) {
        return dossiers.ofTask(task).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping("/projects/{number}/diagrams/{definition}")
    ResponseEntity<String> diagram(@PathVariable String number, @PathVariable String definition) {
        return dossiers.diagram(number, definition)
                .map(xml -> ResponseEntity.ok().contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                        .header("X-Content-Type-Options", "nosniff").body(xml))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
