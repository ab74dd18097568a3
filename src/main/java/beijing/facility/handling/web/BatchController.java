package beijing.facility.handling.web;

import java.util.List;
import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import beijing.facility.handling.Batches;
import beijing.facility.handling.Claims;

/** Several tasks of one kind with one decision and one opinion. */
@RestController
@RequestMapping({"/api/tasks/batch", "/camunda/api/desk/tasks/batch"})
class BatchController {

    /** What is filled in for all of them. */
    record Values(@JsonPropertyDescription("结论") String decision, @JsonPropertyDescription("意见") String opinion) {
    }

    record Batch(@JsonPropertyDescription("任务") List<String> taskIds, @JsonPropertyDescription("填写内容") Values values) {
    }

    private final Batches batches;
    private final Claims claims;

    BatchController(Batches batches, Claims claims) {
        this.batches = batches;
        this.claims = claims;
    }

    /** In whose hands each of them is. */
    @GetMapping("/holders")
    Map<String, Claims.Holder> holders(@RequestParam(name = "task", defaultValue = "") List<String> tasks) {
        return claims.of(tasks);
    }

    @GetMapping("/kinds")
    List<String> kinds() {
        return batches.kinds();
    }

    @GetMapping
    Batches.Preview preview(@RequestParam(name = "task", defaultValue = "") List<String> tasks) {
        return batches.preview(tasks);
    }

    @PostMapping
    List<Batches.Row> submit(@RequestBody Batch batch) {
        Values values = batch.values() == null ? new Values(null, null) : batch.values();
        return batches.submit(batch.taskIds(), values.decision(), values.opinion());
    }
}
