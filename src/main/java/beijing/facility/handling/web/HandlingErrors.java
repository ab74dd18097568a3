package beijing.facility.handling.web;

import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How a request reads that is not the JSON it should be. */
@RestControllerAdvice(basePackageClasses = HandlingErrors.class)
class HandlingErrors {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unreadable(HttpMessageNotReadableException unreadable) {
        return ResponseEntity.badRequest().contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("message", "请求的内容不是此操作所需的 JSON 对象，未保存任何内容。"));
    }
}
