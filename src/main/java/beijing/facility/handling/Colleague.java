package beijing.facility.handling;

/** Somebody to whom a task can go. */
public record Colleague(String id, String name) {
}
