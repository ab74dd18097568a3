package beijing.facility.benchmark;

/** One thing that is measured, with the number of projects that the database holds at the moment. */
interface Measurement {

    void measure(Facility facility, Report report) throws Exception;
}
