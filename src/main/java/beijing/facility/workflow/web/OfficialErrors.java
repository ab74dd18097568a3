package beijing.facility.workflow.web;

import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import beijing.facility.workflow.OfficialException;

/** Our own sentences, with the status that they stand for, where an official asks something else than the engine. */
@RestControllerAdvice
class OfficialErrors {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> official(OfficialException ours) {
        return ResponseEntity.status(EngineErrors.status(ours)).contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("message", ours.getMessage()));
    }
}
