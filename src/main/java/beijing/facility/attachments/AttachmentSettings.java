package beijing.facility.attachments;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code facility.attachments.*}.
 *
 * @param maxSize of one file
 * @param formats that are taken
 * @param clamav  the virus scanner; without a host nothing is scanned
 */
@ConfigurationProperties("facility.attachments")
public record AttachmentSettings(@DefaultValue("50MB") DataSize maxSize,
        @DefaultValue({"pdf", "jpg", "png", "docx", "xlsx", "doc", "xls", "ofd"}) Set<FileFormat> formats,
        @DefaultValue ClamAv clamav) {

    /** Where clamd listens. */
    public record ClamAv(@DefaultValue("") String host, @DefaultValue("3310") int port, @DefaultValue("60s") Duration timeout) {
    }

    public AttachmentSettings {
        if (maxSize.toBytes() <= 0) {
            throw new IllegalArgumentException("参数 facility.attachments.max-size 的值 " + maxSize + " 不正确：须大于0。");
        }
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("参数 facility.attachments.formats 不能为空。");
        }
    }

    /** The extensions that are taken, in the order of the formats. */
    public List<String> extensions() {
        return formats.stream().sorted().flatMap(format -> format.extensions().stream()).toList();
    }

    /** {@code 50 MB}. */
    public String limit() {
        return Sizes.text(maxSize.toBytes());
    }

    String extensionsText() {
        return extensions().stream().collect(Collectors.joining("、"));
    }
}
