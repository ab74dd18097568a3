package beijing.facility.release;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.project.FundLedger;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProjectMessages;

/** Whether a tranche has wholly left the district; then the next may follow (contract §7). */
@Component
class TrancheEnd {

    private final ProjectFiles files;
    private final FundLedger ledger;
    private final ProjectMessages messages;

    TrancheEnd(ProjectFiles files, FundLedger ledger, ProjectMessages messages) {
        this.files = files;
        this.ledger = ledger;
        this.messages = messages;
    }

    void check(Project project, DelegateExecution execution) {
        boolean inFull = ledger.balance(project.number()).outstanding().signum() == 0;
        ReleaseVariables.DISBURSEMENT.on(execution).set((inFull
                ? ReleaseVariables.Disbursement.IN_FULL : ReleaseVariables.Disbursement.SHORT).name());
        if (inFull) {
            project.closeRelease();
            files.save(project);
            messages.send(ProjectMessages.RELEASE_RESUMED, execution);
        }
    }
}
