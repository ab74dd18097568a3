package beijing.facility.project;

import java.util.List;

/** What was handed in with a decision, as it is stored: in one column with the decision. */
record RecordedFields(List<HandedInField> entries) {

    static final RecordedFields NONE = new RecordedFields(List.of());
}
