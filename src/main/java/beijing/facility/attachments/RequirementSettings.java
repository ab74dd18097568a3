package beijing.facility.attachments;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param requiredAttachments {@code measures.required-attachments}: the names of types by the key of the task that is not completed
 *                            without them
 */
@ConfigurationProperties("measures")
record RequirementSettings(Map<String, List<String>> requiredAttachments) {

    RequirementSettings {
        requiredAttachments = requiredAttachments == null ? Map.of() : requiredAttachments;
    }
}
