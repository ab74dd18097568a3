package beijing.facility.project;

import org.springframework.data.relational.core.mapping.Table;

import beijing.facility.measures.FindingCode;

/** An exception (原则性要求未满足) that the municipal commission explicitly accepted. */
@Table("accepted_exception")
record AcceptedException(FindingCode code) {
}
