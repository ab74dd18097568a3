package beijing.facility.workflow.web;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.ObjectMapper;

import beijing.facility.workflow.InputException;
import beijing.facility.workflow.Problem;
import beijing.facility.workflow.engine.Rehearsal;
import jakarta.ws.rs.core.Response;

/** What would be said of a form if it were handed in now. Nothing is kept. */
@RestController
@RequestMapping("/camunda/api/desk")
class RehearsalController {

    /** As the engine's interface takes them. */
    record Form(@JsonPropertyDescription("表单内容") Map<String, VariableValueDto> variables) {
    }

    private final Rehearsal rehearsal;
    private final ProcessEngine engine;
    private final ObjectMapper json;

    RehearsalController(Rehearsal rehearsal, @Lazy ProcessEngine engine, ObjectMapper json) {
        this.rehearsal = rehearsal;
        this.engine = engine;
        this.json = json;
    }

    @PostMapping("/tasks/{task}/problems")
    List<Problem> ofTask(@PathVariable String task, @RequestBody Form form) {
        return rehearsal.ofTask(task, values(form));
    }

    @PostMapping("/start-forms/{definition}/problems")
    List<Problem> ofStart(@PathVariable String definition, @RequestBody Form form) {
        return rehearsal.ofStart(definition, values(form));
    }

    /** In the words in which the engine's interface refuses it. */
    @ExceptionHandler
    ResponseEntity<Object> refused(ProcessEngineException refused) {
        Response answer = EngineErrors.answer(refused);
        return ResponseEntity.status(answer.getStatus()).contentType(MediaType.APPLICATION_JSON).body(answer.getEntity());
    }

    private Map<String, Object> values(Form form) {
        if (form.variables() == null) {
            throw new InputException("“表单内容”（variables）不能为空。");
        }
        try {
            return VariableValueDto.toMap(form.variables(), engine, json);
        } catch (RuntimeException unreadable) {
            // each type has its own way to refuse a value
            throw new InputException("“表单内容”（variables）不正确，须为各字段的值。");
        }
    }
}
