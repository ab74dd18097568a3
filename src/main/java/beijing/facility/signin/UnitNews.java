package beijing.facility.signin;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import beijing.facility.identity.Group;
import beijing.facility.identity.Members;
import beijing.facility.identity.UserNames;
import beijing.facility.workflow.TaskNotice;
import beijing.facility.workflow.engine.PeopleWatch;

/** Whoever comes to decide in the name of a unit is known to it: an administrator who brings somebody of his own in is seen. */
@Component
class UnitNews implements PeopleWatch {

    private final Members members;
    private final UserNames names;
    private final ApplicationEventPublisher events;

    UnitNews(Members members, UserNames names, ApplicationEventPublisher events) {
        this.members = members;
        this.names = names;
        this.events = events;
    }

    @Override
    public void joining(String me, String user, String group) {
        if (me == null) {
            return;
        }
        Set<String> told = new HashSet<>(members.of(List.of(group)));
        told.removeAll(Set.of(me, user));
        if (!told.isEmpty()) {
            Group.all().stream().filter(known -> known.id().equals(group)).findFirst().ifPresent(unit ->
                    events.publishEvent(new TaskNotice(TaskNotice.Kind.DECIDED, told, null, null, names.of(me) + "将" + names.of(user) + "（"
                            + user + "）加入“" + unit.name() + "”，可以本单位名义办理事项。如非本单位要求，请报告审计监督人员。", me)));
        }
    }
}
