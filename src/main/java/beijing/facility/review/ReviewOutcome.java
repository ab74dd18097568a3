package beijing.facility.review;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import beijing.facility.project.Project;

/** How a review that does not go on ends: back to the district, or without support. */
final class ReviewOutcome {

    private ReviewOutcome() {
    }

    static void apply(String decision, Project project, DelegateExecution execution) {
        switch (decision) {
            case "RETURN" -> {
                project.returnForCorrection();
                ReviewVariables.REVIEW_RESULT.on(execution).set(ReviewVariables.Result.RETURNED.name());
            }
            case "REJECT" -> {
                project.declineSelection();
                ReviewVariables.REVIEW_RESULT.on(execution).set(ReviewVariables.Result.REJECTED.name());
            }
            default -> {
                // the review goes on
            }
        }
    }
}
