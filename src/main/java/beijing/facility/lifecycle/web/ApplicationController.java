package beijing.facility.lifecycle.web;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import beijing.facility.lifecycle.ApplicationDesk;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.InputException;

/** 申报 and 补正 as their page needs them. */
@RestController
@RequestMapping({"/api", "/camunda/api/desk"})
class ApplicationController {

    /** What was typed so far; of a correction with its project. */
    record Typed(@JsonPropertyDescription("申报表的字段") Map<String, Object> values, @JsonPropertyDescription("项目编号") String project) {
    }

    private static final Field PROJECT = Field.of("project", "项目编号");

    private final ApplicationDesk desk;
    private final VisibleFiles visible;

    ApplicationController(ApplicationDesk desk, VisibleFiles visible) {
        this.desk = desk;
        this.visible = visible;
    }

    @GetMapping("/applications/form")
    ApplicationDesk.Opening open() {
        return desk.open();
    }

    @GetMapping("/applications/{number}")
    ApplicationDesk.Written earlier(@PathVariable String number) {
        return desk.earlier(visible.require(number));
    }

    @GetMapping("/tasks/{task}/application")
    ApplicationDesk.Written atTask(@PathVariable String task) {
        return desk.atTask(task);
    }

    @PostMapping("/applications/check")
    ApplicationDesk.Check check(@RequestBody Typed typed) {
        if (typed.values() == null) {
            throw new InputException("“申报表的字段”（values）不能为空。");
        }
        if (typed.project() == null) {
            return desk.check(typed.values(), null);
        }
        Form form = Form.in(Map.of(PROJECT.key(), typed.project()));
        String number = form.text(PROJECT);
        form.accept();
        return desk.check(typed.values(), visible.require(number));
    }
}
