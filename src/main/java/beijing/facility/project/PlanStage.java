package beijing.facility.project;

/** With which document a version of the investment plan was handed in; what was built has areas only. */
public enum PlanStage {

    APPLICATION, FUND_APPLICATION, CHANGE, AS_BUILT, SETTLEMENT
}
