package beijing.facility.workflow;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * By which the processes of one project tell each other what happened. A message reaches every instance of the project that waits
 * for it, in the transaction of its sender; where nobody waits it is gone, so the sender locks the project's file first: who is
 * about to wait either sees what was done or is waiting by then.
 */
@Component
public class ProjectMessages {

    /** A change was opened: what is about to be released has to wait (Article 28). */
    public static final String RELEASE_SUSPENDED = "ReleaseSuspended";
    /** A change was closed, or a tranche disbursed in full: who waits may look again. */
    public static final String RELEASE_RESUMED = "ReleaseResumed";
    /** Money that was still to be disbursed went back. */
    public static final String DISBURSEMENT_REDUCED = "DisbursementReduced";
    /** The municipal commission has ended the project. */
    public static final String PROJECT_TERMINATED = "ProjectTerminated";

    private final RuntimeService runtime;

    ProjectMessages(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Save what was done before: whoever is woken reads it. */
    public void send(String message, DelegateExecution sender) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(sender.getProcessBusinessKey())
                .correlateAll();
    }
}
