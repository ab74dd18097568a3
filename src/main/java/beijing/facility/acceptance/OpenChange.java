package beijing.facility.acceptance;

import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Project;
import beijing.facility.workflow.RuleException;

/** What is accepted and settled must stand: not while a change is open (Articles 28, 29). */
final class OpenChange {

    private OpenChange() {
    }

    static void refuse(ChangeRegister changes, Project project) {
        if (changes.open(project).isPresent()) {
            throw new RuleException("项目" + project.number() + "有在办的变更，变更办结后方可组织验收和决算（第二十八条、第二十九条）。");
        }
    }
}
