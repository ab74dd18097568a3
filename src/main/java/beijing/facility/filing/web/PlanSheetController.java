package beijing.facility.filing.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import beijing.facility.attachments.FileChecks;
import beijing.facility.attachments.FileFormat;
import beijing.facility.attachments.Sizes;
import beijing.facility.filing.OwnDistricts;
import beijing.facility.filing.PlanSheet;
import beijing.facility.workflow.InputException;

/** The template of the table of areas and investment, and what was filled into one. Nothing is kept of it. */
@RestController
@RequestMapping({"/api/applications", "/camunda/api/desk/applications"})
class PlanSheetController {

    private static final long LARGEST = DataSize.ofMegabytes(2).toBytes();

    private final OwnDistricts own;
    private final PlanSheet sheet;
    private final FileChecks checks;

    PlanSheetController(OwnDistricts own, PlanSheet sheet, FileChecks checks) {
        this.own = own;
        this.sheet = sheet;
        this.checks = checks;
    }

    @GetMapping("/template.xlsx")
    ResponseEntity<byte[]> template() throws IOException {
        own.require();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheet.template(out);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(FileFormat.XLSX.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("面积和投资表.xlsx", StandardCharsets.UTF_8).build().toString())
                .body(out.toByteArray());
    }

    @PostMapping("/import")
    PlanSheet.Read read(@RequestParam(required = false) MultipartFile file) throws IOException {
        own.require();
        if (file == null) {
            throw new InputException("“文件”（file）不能为空，须以 multipart/form-data 上传一个文件。");
        }
        if (file.getSize() > LARGEST) {
            throw new InputException("“文件”（file）过大（" + Sizes.text(file.getSize()) + "），导入的表格不得超过" + Sizes.text(LARGEST) + "。");
        }
        Path directory = Files.createTempDirectory("plan");
        Path content = directory.resolve("content");
        try {
            file.transferTo(content);
            checks.require(FileFormat.XLSX, file.getOriginalFilename(), content);
            return sheet.read(file.getOriginalFilename(), content);
        } finally {
            Files.deleteIfExists(content);
            Files.delete(directory);
        }
    }
}
