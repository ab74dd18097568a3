package beijing.facility.change;

import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import beijing.facility.measures.ChangeRules;
import beijing.facility.measures.Scheme;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectChange.End;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.ProjectMessages;

/** Ends a change that is not adopted: the project is as it was, and so are its findings. */
@Component
class ChangeEnd {

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final ChangeRules rules;
    private final ProjectMessages messages;

    ChangeEnd(ProjectFiles files, ChangeRegister changes, ChangeRules rules, ProjectMessages messages) {
        this.files = files;
        this.changes = changes;
        this.rules = rules;
        this.messages = messages;
    }

    Project drop(Project project, End outcome) {
        ProjectChange change = changes.require(project);
        Scheme before = changes.before(change);
        changes.drop(change, outcome);
        changes.close(change);
        // the functions that stay are looked at again, for what was found of the others no longer holds
        Scheme dropped = new Scheme(before.address(), before.mode(), changes.after(change).plan());
        project.renew(ChangeEffect.renewed(List.of(), before, changes.after(change)),
                rules.check(before.plan(), dropped, before).stream().filter(finding -> !ChangeEffect.CODES.contains(finding.code())).toList());
        return files.save(project);
    }

    /** What waited for the end of the change goes on; the last thing to do, for it reads what was done. */
    void resumeReleases(DelegateExecution execution) {
        messages.send(ProjectMessages.RELEASE_RESUMED, execution);
    }
}
