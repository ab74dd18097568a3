package beijing.facility.project;

/** With which document a version of the investment plan was handed in. */
public enum PlanStage {

    APPLICATION, FUND_APPLICATION
}
