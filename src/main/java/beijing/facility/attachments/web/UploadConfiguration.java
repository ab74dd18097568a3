package beijing.facility.attachments.web;

import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import beijing.facility.attachments.AttachmentSettings;
import jakarta.servlet.MultipartConfigElement;

/** Uploads go to a file at once, never to memory, and end at the limit. */
@Configuration
class UploadConfiguration {

    private static final DataSize OTHER_FIELDS = DataSize.ofKilobytes(64);

    @Bean
    MultipartConfigElement multipartConfigElement(AttachmentSettings settings) {
        MultipartConfigFactory factory = new MultipartConfigFactory();
        factory.setFileSizeThreshold(DataSize.ofBytes(0));
        factory.setMaxFileSize(settings.maxSize());
        factory.setMaxRequestSize(DataSize.ofBytes(settings.maxSize().toBytes() + OTHER_FIELDS.toBytes()));
        return factory.createMultipartConfig();
    }
}
