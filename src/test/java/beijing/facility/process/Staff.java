package beijing.facility.process;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import beijing.facility.workflow.TaskNotice;

/** Who works beside the demo's users, and what people were told. */
@Component
public class Staff {

    private final List<TaskNotice> told = new CopyOnWriteArrayList<>();
    private final IdentityService identity;

    Staff(IdentityService identity) {
        this.identity = identity;
    }

    /** Puts somebody into a group, with the demo's password; another test may have given her another name. */
    public void employ(String id, String name, String group) {
        User known = identity.createUserQuery().userId(id).singleResult();
        User user = known == null ? identity.newUser(id) : known;
        user.setLastName(name);
        if (known == null) {
            user.setFirstName("");
            user.setPassword("demo");
        }
        identity.saveUser(user);
        if (known == null) {
            identity.createMembership(id, group);
        }
    }

    public void dismiss(String id) {
        identity.deleteUser(id);
    }

    /** Puts her into another group too. */
    public void join(String id, String group) {
        if (identity.createUserQuery().userId(id).memberOfGroup(group).count() == 0) {
            identity.createMembership(id, group);
        }
    }

    /** Takes her out of a group. */
    public void leave(String id, String group) {
        identity.deleteMembership(id, group);
    }

    @EventListener
    void hear(TaskNotice notice) {
        told.add(notice);
    }

    public List<TaskNotice> told(String project) {
        return told.stream().filter(notice -> project.equals(notice.projectNumber())).toList();
    }
}
