package beijing.facility.benchmark;

/** One thing that is measured, with the number of projects that the database holds at the moment. */
interface Measurement extends AutoCloseable {

    void measure(Facility facility, Report report) throws Exception;

    @Override
    default void close() {
        // most keep nothing
    }
}
