package beijing.facility.audit.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.audit.AuditReader;
import beijing.facility.audit.NotAuditor;
import beijing.facility.audit.Verification;
import jakarta.servlet.http.HttpServletResponse;

/** The audit chain, for auditors alone. */
@RestController
@RequestMapping({"/api", "/camunda/api/desk"})
class AuditController {

    private static final Logger LOG = LoggerFactory.getLogger(AuditController.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    /** A day that is none. */
    private static final class BadDay extends RuntimeException {
        private BadDay(String message) {
            super(message);
        }
    }

    private final AuditReader audit;

    AuditController(AuditReader audit) {
        this.audit = audit;
    }

    @GetMapping("/audit/verify")
    Verification verify() {
        return audit.verify();
    }

    /** All entries of these days, a line each; everything where no day is given. */
    @GetMapping("/audit.jsonl")
    void export(@RequestParam(required = false) String from, @RequestParam(required = false) String to, HttpServletResponse response)
            throws IOException {
        audit.onlyAuditors();
        LocalDate first = day("from", "开始日期", from);
        LocalDate last = day("to", "结束日期", to);
        if (first != null && last != null && first.isAfter(last)) {
            throw new BadDay("“开始日期”（from）" + first + "晚于“结束日期”（to）" + last + "。");
        }
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\"");
        Writer lines = response.getWriter();
        try {
            audit.export(first, last, line -> write(lines, line));
            lines.flush();
        } catch (UncheckedIOException gone) {
            // nobody reads on
            LOG.info("导出审计链时连接中断：{}", gone.getMessage());
        }
    }

    private static void write(Writer lines, String line) {
        try {
            lines.write(line);
            lines.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static LocalDate day(String key, String label, String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(given.strip(), DAY);
        } catch (DateTimeParseException none) {
            throw new BadDay("“" + label + "”（" + key + "）的值“" + (given.length() > 40 ? given.substring(0, 40) + "…" : given)
                    + "”不正确：须为存在的日期，格式为年-月-日，如 2026-03-10。");
        }
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> notAuditor(NotAuditor refused) {
        return answer(HttpStatus.FORBIDDEN, refused);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> badDay(BadDay bad) {
        return answer(HttpStatus.BAD_REQUEST, bad);
    }

    private static ResponseEntity<Map<String, String>> answer(HttpStatus status, RuntimeException refused) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(Map.of("message", refused.getMessage()));
    }
}
