package beijing.facility.handling;

import java.util.Optional;
import java.util.stream.Stream;

import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectFiles;

/**
 * Which submission can be taken back from which task, and what becomes of the file. Each leaves the file as the next official's own
 * return (退回) would, so that the same form can be handed in again. What asks departments, ends a review, or touches the ledger has no
 * place here.
 */
enum Reversal {

    FUND_APPLICATION("SubmitFundApplication", "SUBMIT", "ReviewFundApplication") {
        @Override
        void undo(Project project, ProjectFiles files, ChangeRegister changes) {
            project.returnFundApplication();
            files.save(project);
        }
    },
    FUND_REVIEW("ReviewFundApplication", "APPROVE", "SignFundApproval") {
        @Override
        void undo(Project project, ProjectFiles files, ChangeRegister changes) {
            project.returnProposal();
            files.save(project);
        }
    },
    RESOLUTION("ResolveReview", "PROCEED", "DetermineProject"),
    CHANGE_PROCEDURES("RecordChangeProcedures", "CONTINUE", "ReviewSubsidyAdjustment"),
    MINOR_CHANGE("FileMinorChange", "CONTINUE", "ReviewSubsidyAdjustment"),
    SUBSIDY_ADJUSTMENT("ReviewSubsidyAdjustment", "APPROVE", "SignSubsidyAdjustment") {
        @Override
        void undo(Project project, ProjectFiles files, ChangeRegister changes) {
            ProjectChange change = changes.require(project);
            change.returnProposal();
            changes.save(change);
        }
    };

    private final String submitted;
    private final String decision;
    private final String next;

    Reversal(String submitted, String decision, String next) {
        this.submitted = submitted;
        this.decision = decision;
        this.next = next;
    }

    /** That of a submission, by its task and its decision. */
    static Optional<Reversal> of(String submitted, String decision) {
        return Stream.of(values()).filter(each -> each.submitted.equals(submitted) && each.decision.equals(decision)).findFirst();
    }

    /** That by which an open task was reached. */
    static Optional<Reversal> between(String submitted, String next) {
        return Stream.of(values()).filter(each -> each.submitted.equals(submitted) && each.next.equals(next)).findFirst();
    }

    /** The key of the task that was submitted. */
    String submitted() {
        return submitted;
    }

    /** The key of the task that must not have been touched. */
    String next() {
        return next;
    }

    /** What was decided. */
    String decision() {
        return decision;
    }

    void undo(Project project, ProjectFiles files, ChangeRegister changes) {
        // what was submitted is written over when it is submitted again
    }
}
