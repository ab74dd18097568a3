package beijing.facility.opinions.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import beijing.facility.opinions.CommonOpinion;
import beijing.facility.opinions.CommonOpinions;

/** What the signed-in official and her units keep. */
@RestController
@RequestMapping({"/api/opinions", "/camunda/api/desk/opinions"})
class CommonOpinionsController {

    /** @param unit the id of her group, left out for her own */
    record Kept(@JsonPropertyDescription("常用意见") String text, @JsonPropertyDescription("单位") String unit) {
    }

    private final CommonOpinions opinions;

    CommonOpinionsController(CommonOpinions opinions) {
        this.opinions = opinions;
    }

    @GetMapping
    CommonOpinions.Kept kept() {
        return opinions.kept();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CommonOpinion keep(@RequestBody Kept kept) {
        return opinions.keep(kept.text(), kept.unit());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable long id) {
        opinions.forget(id);
    }
}
