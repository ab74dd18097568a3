package beijing.facility.project;

import java.util.List;

import org.springframework.data.relational.core.mapping.Table;

import beijing.facility.measures.Finding;
import beijing.facility.measures.FindingCode;

/** A finding as it is stored; article and severity follow from the code. */
@Table("project_finding")
record RecordedFinding(FindingCode code, String message) {

    static List<RecordedFinding> of(List<Finding> findings) {
        return findings.stream().map(finding -> new RecordedFinding(finding.code(), finding.message())).toList();
    }

    Finding finding() {
        return new Finding(code, message);
    }
}
