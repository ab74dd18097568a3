package beijing.facility.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.config.ConfigureBuilder;
import com.deepoove.poi.plugin.table.LoopRowTableRenderPolicy;

/** The .docx templates: ours, or those of the same name in a directory of the process owner's. */
@Component
class DocumentTemplates {

    private final Path directory;

    DocumentTemplates(@Value("${facility.documents.templates:}") String directory) {
        this.directory = directory.isBlank() ? null : Path.of(directory);
    }

    /**
     * The document.
     *
     * @param values by the names of the template's fields; a list stands for the rows of a table
     * @throws BrokenTemplate for a template that is no .docx or asks for a field that there is not
     */
    byte[] render(String name, Map<String, Object> values) {
        ConfigureBuilder configure = Configure.builder().setValidErrorHandler(new Configure.AbortHandler());
        values.forEach((field, value) -> {
            if (value instanceof Iterable) {
                configure.bind(field, new LoopRowTableRenderPolicy());
            }
        });
        try (InputStream source = open(name);
                XWPFTemplate template = XWPFTemplate.compile(source, configure.build()).render(values);
                ByteArrayOutputStream document = new ByteArrayOutputStream()) {
            template.write(document);
            return document.toByteArray();
        } catch (IOException | RuntimeException broken) {
            throw new BrokenTemplate(name, broken);
        }
    }

    private InputStream open(String name) throws IOException {
        Path own = directory == null ? null : directory.resolve(name);
        return own != null && Files.exists(own) ? Files.newInputStream(own)
                : new ClassPathResource("documents/" + name).getInputStream();
    }
}
