package beijing.facility.database;

/** The database can't be used as it is, so the application does not start. Both sentences are for the administrator, in Chinese. */
public class DatabaseProblem extends RuntimeException {

    private final String remedy;

    /**
     * @param problem what is wrong
     * @param remedy what to do about it
     * @param cause may be null
     */
    public DatabaseProblem(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
