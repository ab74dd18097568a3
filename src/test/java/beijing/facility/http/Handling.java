package beijing.facility.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.workflow.TaskNotice;

/** What the tests of the verbs share: colleagues, and what people were told. */
@TestComponent
public class Handling {

    private final List<TaskNotice> told = new CopyOnWriteArrayList<>();
    private final IdentityService identity;

    Handling(IdentityService identity) {
        this.identity = identity;
    }

    /** Puts somebody into a group, with the demo's password. */
    public void employ(String id, String name, String group) {
        if (identity.createUserQuery().userId(id).count() == 0) {
            User user = identity.newUser(id);
            user.setLastName(name);
            user.setFirstName("");
            user.setPassword("demo");
            identity.saveUser(user);
            identity.createMembership(id, group);
        }
    }

    /** Puts her into another group too. */
    public void join(String id, String group) {
        if (identity.createUserQuery().userId(id).memberOfGroup(group).count() == 0) {
            identity.createMembership(id, group);
        }
    }

    @EventListener
    void hear(TaskNotice notice) {
        told.add(notice);
    }

    public List<TaskNotice> told(String project) {
        return told.stream().filter(notice -> project.equals(notice.projectNumber())).toList();
    }

    static Answer transfer(HttpOfficial official, String task, String to, String reason) {
        return official.post("/api/tasks/" + task + "/transfer", Map.of("to", to, "reason", reason));
    }
}
