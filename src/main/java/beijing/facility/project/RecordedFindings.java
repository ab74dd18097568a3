package beijing.facility.project;

import java.util.List;

import beijing.facility.measures.Finding;
import beijing.facility.measures.FindingCode;

/** Findings as they are stored, in one column with what they were found of; article and severity follow from the code. */
record RecordedFindings(List<Entry> entries) {

    record Entry(FindingCode code, String message) {
    }

    static final RecordedFindings NONE = new RecordedFindings(List.of());

    static RecordedFindings of(List<Finding> findings) {
        return new RecordedFindings(findings.stream().map(finding -> new Entry(finding.code(), finding.message())).toList());
    }

    List<Finding> findings() {
        return entries.stream().map(entry -> new Finding(entry.code(), entry.message())).toList();
    }
}
