package beijing.facility.project;

/** A field as it was handed in: what the form called it, and the value as a text that can be read without the form. */
public record HandedInField(String label, String value) {
}
