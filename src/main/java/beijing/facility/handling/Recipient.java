package beijing.facility.handling;

/** Somebody who can be sent a copy, and where she works. */
public record Recipient(String id, String name, String unit) {
}
