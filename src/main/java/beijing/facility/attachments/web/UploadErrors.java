package beijing.facility.attachments.web;

import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

import beijing.facility.attachments.AttachmentSettings;
import beijing.facility.attachments.Sizes;
import jakarta.servlet.http.HttpServletRequest;

/** How an upload reads that ended before there was a file to look at. */
@RestControllerAdvice
class UploadErrors {

    private final AttachmentSettings settings;

    UploadErrors(AttachmentSettings settings) {
        this.settings = settings;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        long size = request.getContentLengthLong();
        return answer(HttpStatus.PAYLOAD_TOO_LARGE, "“文件”（file）过大" + (size < 0 ? "" : "（本次上传共" + Sizes.text(size) + "）")
                + "，单个文件不得超过" + settings.limit() + "，未保存，请压缩或拆分后重新上传。");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unreadable(MultipartException unreadable) {
        return answer(HttpStatus.BAD_REQUEST, "“文件”（file）上传不完整或格式无法识别，未保存，请重新上传。");
    }

    private static ResponseEntity<Map<String, String>> answer(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(Map.of("message", sentence));
    }
}
