package beijing.facility.change;

/** Whether the district goes on with its change. */
enum Continuation {
    CONTINUE, WITHDRAW
}
