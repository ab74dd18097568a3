package beijing.facility.change.web;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import beijing.facility.change.ChangeDesk;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.workflow.InputException;

/** 变更 as its page needs it. */
@RestController
@RequestMapping({"/api/changes/{number}", "/camunda/api/desk/changes/{number}"})
class ChangeController {

    /** What was typed so far. */
    record Typed(@JsonPropertyDescription("变更申请表的字段") Map<String, Object> values) {
    }

    private final ChangeDesk desk;
    private final VisibleFiles visible;

    ChangeController(ChangeDesk desk, VisibleFiles visible) {
        this.desk = desk;
        this.visible = visible;
    }

    @GetMapping
    ChangeDesk.Opening open(@PathVariable String number) {
        return desk.open(visible.require(number));
    }

    @PostMapping("/check")
    ChangeDesk.Check check(@PathVariable String number, @RequestBody Typed typed) {
        if (typed.values() == null) {
            throw new InputException("“变更申请表的字段”（values）不能为空。");
        }
        return desk.check(typed.values(), visible.require(number));
    }
}
