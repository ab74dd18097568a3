package beijing.facility.measures;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All findings of a file, ordered by article.
 *
 * @param list the findings; copied and sorted, equal codes keep their order
 */
public record Findings(List<Finding> list) {

    public Findings {
        list = list.stream().sorted(Comparator.comparing(Finding::code)).toList();
    }

    /** The findings that block. */
    public List<Finding> violations() {
        return of(Severity.VIOLATION);
    }

    /** The findings that need a justification and an explicit acceptance. */
    public List<Finding> exceptions() {
        return of(Severity.EXCEPTION);
    }

    /** The findings for information. */
    public List<Finding> notices() {
        return of(Severity.NOTICE);
    }

    public boolean hasViolation() {
        return !violations().isEmpty();
    }

    public boolean hasException() {
        return !exceptions().isEmpty();
    }

    /** Whether the file may go on: no violation, and a written justification where there is an exception (Article 7 “原则上”). */
    public boolean pass(String justification) {
        return !hasViolation() && !(hasException() && justification.isBlank());
    }

    /** The sentences of all findings, in order. */
    public List<String> messages() {
        return list.stream().map(Finding::message).toList();
    }

    public boolean has(FindingCode code) {
        return list.stream().anyMatch(finding -> finding.code() == code);
    }

    /** The exceptions that nobody has accepted yet. */
    public List<Finding> exceptionsBeyond(Set<FindingCode> accepted) {
        return exceptions().stream().filter(exception -> !accepted.contains(exception.code())).toList();
    }

    /** What is accepted when all exceptions are. */
    public Set<FindingCode> exceptionCodes() {
        return exceptions().stream().map(Finding::code)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FindingCode.class)));
    }

    /** These findings and more. */
    public Findings with(List<Finding> more) {
        return new Findings(Stream.concat(list.stream(), more.stream()).toList());
    }

    /** What still stands beside the newer findings of these codes. */
    public Findings renewed(Set<FindingCode> codes, List<Finding> newer) {
        return new Findings(Stream.concat(list.stream().filter(finding -> !codes.contains(finding.code())), newer.stream())
                .toList());
    }

    /** Their sentences, one after the other. */
    public static String sentences(List<Finding> findings) {
        return findings.stream().map(Finding::message).collect(Collectors.joining());
    }

    private List<Finding> of(Severity severity) {
        return list.stream().filter(finding -> finding.severity() == severity).toList();
    }
}
