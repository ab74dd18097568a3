package beijing.facility.attachments.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import beijing.facility.attachments.Attachment;
import beijing.facility.attachments.Attachments;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.RuleException;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The documents of the projects that the signed-in user may see. Whatever is in one, it never runs in our origin: it is served as what
 * we found it to be, in a sandbox.
 */
@RestController
@RequestMapping({"/api/projects/{number}/attachments", "/camunda/api/desk/projects/{number}/attachments"})
class AttachmentController {

    /** Nothing is loaded, nothing runs, and only our own pages frame it. */
    private static final String SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    /** Why a document is made void. */
    record VoidRequest(@JsonPropertyDescription("作废原因") String reason) {
    }

    private final VisibleFiles visible;
    private final Attachments attachments;

    AttachmentController(VisibleFiles visible, Attachments attachments) {
        this.visible = visible;
        this.attachments = attachments;
    }

    @GetMapping
    List<AttachmentView> list(@PathVariable String number) {
        visible.require(number);
        return attachments.of(number).stream().map(AttachmentView::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AttachmentView upload(@PathVariable String number, @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) String type, @RequestParam(required = false) String taskId,
            @RequestParam(defaultValue = "false") boolean start) throws IOException {
        visible.require(number);
        if (file == null) {
            throw new InputException("“文件”（file）不能为空，须以 multipart/form-data 上传一个文件。");
        }
        Path directory = Files.createTempDirectory("attachment");
        Path content = directory.resolve("content");
        try {
            file.transferTo(content);
            return view(start ? attachments.addToStart(number, type, file.getOriginalFilename(), content)
                    : attachments.add(number, type, taskId, file.getOriginalFilename(), content));
        } finally {
            Files.deleteIfExists(content);
            Files.delete(directory);
        }
    }

    @PostMapping("/{id}/void")
    AttachmentView makeVoid(@PathVariable String number, @PathVariable String id,
            @RequestBody(required = false) VoidRequest request) {
        visible.require(number);
        return view(attachments.makeVoid(number, id, request == null ? null : request.reason()));
    }

    @GetMapping("/{id}/content")
    void download(@PathVariable String number, @PathVariable String id, HttpServletResponse response) throws IOException {
        visible.require(number);
        serve(attachments.require(number, id), ContentDisposition.attachment(), response);
    }

    @GetMapping("/{id}/preview")
    void preview(@PathVariable String number, @PathVariable String id, HttpServletResponse response) throws IOException {
        visible.require(number);
        Attachment attachment = attachments.require(number, id);
        if (!attachment.shown()) {
            throw new RuleException("附件“" + attachment.name() + "”不能预览，请下载后查看。");
        }
        serve(attachment, ContentDisposition.inline(), response);
    }

    private AttachmentView view(Attachment attachment) {
        return AttachmentView.of(attachment);
    }

    private void serve(Attachment attachment, ContentDisposition.Builder disposition, HttpServletResponse response)
            throws IOException {
        response.setContentType(attachment.mediaType());
        response.setContentLengthLong(attachment.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                disposition.filename(attachment.name(), StandardCharsets.UTF_8).build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", SANDBOX);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        attachments.write(attachment, response.getOutputStream());
    }
}
