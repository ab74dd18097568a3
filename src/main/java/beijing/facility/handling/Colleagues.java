package beijing.facility.handling;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.Members;
import beijing.facility.identity.UserNames;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.engine.TaskHands.Held;

/** Those of the unit to which a task is offered, without the one who asks. */
@Component
class Colleagues {

    private final Members members;
    private final UserNames names;
    private final CurrentUser user;

    Colleagues(Members members, UserNames names, CurrentUser user) {
        this.members = members;
        this.names = names;
        this.user = user;
    }

    List<Colleague> of(Held task) {
        Map<String, String> called = names.ofAll(ids(task));
        return called.entrySet().stream().map(entry -> new Colleague(entry.getKey(), entry.getValue())).toList();
    }

    /** @param label what the field is called in which she was named */
    Colleague require(Held task, String label, String given) {
        String id = given == null ? "" : given.strip();
        if (id.isEmpty()) {
            throw new InputException("“" + label + "”（to）不能为空。");
        }
        if (!ids(task).contains(id)) {
            throw new RuleException("“" + label + "”（to）填写的“" + Wording.shown(id) + "”不正确，须为本单位可以办理“" + task.name()
                    + "”的其他工作人员。");
        }
        return new Colleague(id, names.of(id));
    }

    private Set<String> ids(Held task) {
        Set<String> ids = members.of(Members.serving(task.tenant(), task.groups()));
        ids.remove(user.id());
        return ids;
    }
}
