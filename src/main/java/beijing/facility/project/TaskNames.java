package beijing.facility.project;

/** What a step of the record is called today, where the record does not say what it was called then. */
public interface TaskNames {

    String today(String task);
}
