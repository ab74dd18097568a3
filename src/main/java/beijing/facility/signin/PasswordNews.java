package beijing.facility.signin;

import java.util.Set;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import beijing.facility.identity.UserNames;
import beijing.facility.workflow.TaskNotice;
import beijing.facility.workflow.engine.PeopleWatch;

/** Whoever gives somebody else a new password could sign in under her name: she reads of it. */
@Component
class PasswordNews implements PeopleWatch {

    private final UserNames names;
    private final ApplicationEventPublisher events;

    PasswordNews(UserNames names, ApplicationEventPublisher events) {
        this.names = names;
        this.events = events;
    }

    @Override
    public void settingPassword(String me, String user) {
        if (me != null && !me.equals(user)) {
            events.publishEvent(new TaskNotice(TaskNotice.Kind.DECIDED, Set.of(user), null, null,
                    names.of(me) + "重设了您的登录密码。如非您本人要求，请立即更改密码，并报告本单位。", me));
        }
    }
}
