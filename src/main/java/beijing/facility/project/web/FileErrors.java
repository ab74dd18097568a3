package beijing.facility.project.web;

import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How whoever asks for a file reads that she can't have it. */
@RestControllerAdvice
class FileErrors {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> noSuchFile(NoSuchFile none) {
        return answer(HttpStatus.NOT_FOUND, none);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> badRequest(BadRequest bad) {
        return answer(HttpStatus.BAD_REQUEST, bad);
    }

    /** JSON also where a document was asked for. */
    private static ResponseEntity<Map<String, String>> answer(HttpStatus status, RuntimeException thrown) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(Map.of("message", thrown.getMessage()));
    }
}
