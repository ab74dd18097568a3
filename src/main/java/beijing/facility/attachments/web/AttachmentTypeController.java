package beijing.facility.attachments.web;

import java.util.Arrays;
import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.attachments.AttachmentSettings;
import beijing.facility.attachments.AttachmentType;
import beijing.facility.attachments.RequiredAttachments;

/** What can be uploaded, for whoever is signed in. */
@RestController
@RequestMapping({"/api", "/camunda/api/desk"})
class AttachmentTypeController {

    /** @param requiredAt the keys of the tasks that are not completed without one */
    record TypeView(String type, String label, List<String> requiredAt) {
    }

    record Limits(long maxSize, String maxSizeText, List<String> extensions) {
    }

    private final RequiredAttachments required;
    private final AttachmentSettings settings;

    AttachmentTypeController(RequiredAttachments required, AttachmentSettings settings) {
        this.required = required;
        this.settings = settings;
    }

    @GetMapping("/attachment-types")
    List<TypeView> types() {
        return Arrays.stream(AttachmentType.values())
                .map(type -> new TypeView(type.name(), type.label(), required.tasksOf(type)))
                .toList();
    }

    @GetMapping("/attachment-limits")
    Limits limits() {
        return new Limits(settings.maxSize().toBytes(), settings.limit(), settings.extensions());
    }
}
