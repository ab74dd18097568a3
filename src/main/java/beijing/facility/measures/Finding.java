package beijing.facility.measures;

import java.util.Objects;

/**
 * One result of a check.
 *
 * @param code    what was found
 * @param message one Chinese sentence that names what was found and what is required
 */
public record Finding(FindingCode code, String message) {

    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    /** The article or articles by number, e.g. {@code "22, 23"}. */
    public String article() {
        return code.article();
    }

    /** The article or articles as an official writes them, e.g. 第七条. */
    public String articleLabel() {
        return code.articleLabel();
    }

    /** What the finding means for the file. */
    public Severity severity() {
        return code.severity();
    }
}
