package beijing.facility.documents.web;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import beijing.facility.documents.BrokenTemplate;
import beijing.facility.documents.NoDocument;

/** Why there is no document, as JSON though another type was asked for. */
@RestControllerAdvice
class DocumentErrors {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentErrors.class);

    @ExceptionHandler
    ResponseEntity<Map<String, String>> noDocument(NoDocument none) {
        return answer(HttpStatus.NOT_FOUND, none);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> brokenTemplate(BrokenTemplate broken) {
        LOG.error("A template can't be used", broken);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, broken);
    }

    private static ResponseEntity<Map<String, String>> answer(HttpStatus status, RuntimeException thrown) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(Map.of("message", thrown.getMessage()));
    }
}
