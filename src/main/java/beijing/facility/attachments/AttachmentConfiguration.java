package beijing.facility.attachments;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scanner that the settings name. */
@Configuration
@EnableConfigurationProperties({AttachmentSettings.class, RequirementSettings.class})
class AttachmentConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentConfiguration.class);

    @Bean
    VirusScanner virusScanner(AttachmentSettings settings) {
        if (settings.clamav().host().isBlank()) {
            LOG.warn("Attachments are not scanned for viruses: facility.attachments.clamav.host is not set.");
            return file -> Optional.empty();
        }
        return new ClamAv(settings.clamav());
    }
}
