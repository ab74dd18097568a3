package beijing.facility.attachments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import beijing.facility.workflow.InputException;

/** Whether a file may come in: what it is called, what it is, whether it is infected. */
@Component
class Inspection {

    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

    private final AttachmentSettings settings;
    private final VirusScanner scanner;

    Inspection(AttachmentSettings settings, VirusScanner scanner) {
        this.settings = settings;
        this.scanner = scanner;
    }

    /** @throws InputException that names the file and the rule that it breaks */
    FileFormat format(FileName name, Path file) throws IOException {
        if (Files.size(file) == 0) {
            throw bad(name, "是空文件");
        }
        FileFormat format = FileFormat.ofExtension(name.extension()).filter(settings.formats()::contains)
                .orElseThrow(() -> bad(name, "不能上传，只接受以下格式：" + settings.extensionsText()));
        if (!format.fits(file)) {
            throw bad(name, "的内容与扩展名不符，不是有效的" + format + "文件");
        }
        try {
            format.inspect(file);
        } catch (Unacceptable unacceptable) {
            throw bad(name, unacceptable.getMessage());
        }
        return format;
    }

    /** @throws InputException where it is infected */
    void scan(FileName name, Path file) {
        Optional<String> found;
        try {
            found = scanner.scan(file);
        } catch (IOException unknown) {
            LOG.error("The virus scanner does not answer", unknown);
            throw new ScannerDown();
        }
        found.ifPresent(virus -> {
            LOG.warn("Refused an infected attachment: {}", virus);
            throw bad(name, "含有病毒（" + virus + "），未保存");
        });
    }

    private static InputException bad(FileName name, String rule) {
        return new InputException("“文件”（file）“" + name.value() + "”" + rule + "。");
    }
}
