package beijing.facility.attachments.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
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
import beijing.facility.gate.TooLarge;
import jakarta.servlet.http.HttpServletRequest;

/** How an upload reads that ended before there was a file to look at. */
@RestControllerAdvice
class UploadErrors {

    private static final int FILES_READ_ON = 5;
    private static final Duration LONGEST_READ_ON = Duration.ofSeconds(30);
    private static final int BUFFER = 64 * 1024;

    private final AttachmentSettings settings;

    UploadErrors(AttachmentSettings settings) {
        this.settings = settings;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        long size = request.getContentLengthLong();
        throwAway(request);
        return answer(HttpStatus.PAYLOAD_TOO_LARGE, "“文件”（file）过大" + (size < 0 ? "" : "（本次上传共" + Sizes.text(size) + "）")
                + "，单个文件不得超过" + settings.limit() + "，未保存，请压缩或拆分后重新上传。");
    }

    /**
     * Reads what is left of an upload, so that its sender, who is known by now, reads why it is refused; browsers look at the answer only
     * when all is sent. Up to a bound: who sends more, or takes longer, is cut off.
     */
    private void throwAway(HttpServletRequest request) {
        long most = FILES_READ_ON * settings.maxSize().toBytes();
        long end = System.nanoTime() + LONGEST_READ_ON.toNanos();
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream rest = request.getInputStream();
            for (int read = 0; read >= 0 && most > 0 && System.nanoTime() < end; most -= read) {
                read = rest.read(buffer);
            }
        } catch (IOException | IllegalStateException gone) {
            // she has gone, or there is nothing left to read
        }
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unreadable(MultipartException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLarge bound) {
                return answer(HttpStatus.valueOf(bound.status()), bound.getMessage());
            }
        }
        return answer(HttpStatus.BAD_REQUEST, "“文件”（file）上传不完整或格式无法识别，未保存，请重新上传。");
    }

    private static ResponseEntity<Map<String, String>> answer(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(Map.of("message", sentence));
    }
}
