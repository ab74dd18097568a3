package beijing.facility.documents.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.documents.AcceptanceDocument;
import beijing.facility.documents.AdjustmentDocument;
import beijing.facility.documents.ApprovalDocument;
import beijing.facility.documents.LedgerDocument;
import beijing.facility.documents.PaperPreview;
import beijing.facility.workflow.BeijingClock;
import jakarta.servlet.http.HttpServletResponse;

/** Documents to take home, of the files that the signed-in user may see. */
@RestController
@RequestMapping({"/api", "/camunda/api/desk"})
class DocumentController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final ApprovalDocument approval;
    private final AcceptanceDocument acceptance;
    private final LedgerDocument ledger;
    private final AdjustmentDocument adjustment;
    private final PaperPreview preview;
    private final BeijingClock clock;

    DocumentController(ApprovalDocument approval, AdjustmentDocument adjustment, AcceptanceDocument acceptance, PaperPreview preview,
            LedgerDocument ledger, BeijingClock clock) {
        this.approval = approval;
        this.adjustment = adjustment;
        this.preview = preview;
        this.acceptance = acceptance;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/projects.xlsx")
    void ledger(@RequestParam(required = false) String district, @RequestParam(required = false) String status,
            HttpServletResponse response) throws IOException {
        Path file = ledger.write(district, status);
        try {
            head(response, XLSX, "项目台账-" + clock.today() + ".xlsx");
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            ledger.delete(file);
        }
    }

    @GetMapping("/projects/{number}/documents/approval.docx")
    void approval(@PathVariable String number, HttpServletResponse response) throws IOException {
        send(approval.of(number), "资金申请报告批复-" + number + ".docx", response);
    }

    @GetMapping("/projects/{number}/documents/acceptance.docx")
    void acceptance(@PathVariable String number, HttpServletResponse response) throws IOException {
        send(acceptance.of(number), "竣工验收意见-" + number + ".docx", response);
    }

    /** @param ordinal which adjustment, the first is 1 */
    @GetMapping("/projects/{number}/documents/adjustment-{ordinal:[1-9][0-9]?}.docx")
    void adjustment(@PathVariable String number, @PathVariable int ordinal, HttpServletResponse response) throws IOException {
        send(adjustment.of(number, ordinal), "补助资金调整批复-" + number + "-" + ordinal + ".docx", response);
    }

    /** The paper that a task is about to issue, with what stands in its form now. */
    @GetMapping("/tasks/{task}/paper")
    void paper(@PathVariable String task, @RequestParam Map<String, String> typed, HttpServletResponse response) throws IOException {
        send(preview.of(task, typed), "预览-未签批.docx", response);
    }

    /** Nothing (204) where there is none to go on from. */
    @GetMapping("/tasks/{task}/next-number")
    ResponseEntity<PaperPreview.Proposal> number(@PathVariable String task) {
        return preview.number(task).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
    }

    private static void send(byte[] document, String name, HttpServletResponse response) throws IOException {
        head(response, DOCX, name);
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    private static void head(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    }
}
