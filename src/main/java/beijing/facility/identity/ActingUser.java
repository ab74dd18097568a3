package beijing.facility.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.audit.Acting;
import beijing.facility.audit.Actor;

/** Who is signed in, by the name and the units that she has at this moment: what is put on record is never looked up again. */
@Component
public class ActingUser implements Acting {

    private final CurrentUser user;
    private final UserNames names;
    private final Members members;

    ActingUser(CurrentUser user, UserNames names, Members members) {
        this.user = user;
        this.names = names;
        this.members = members;
    }

    @Override
    public Optional<String> id() {
        return user.ifAny();
    }

    @Override
    public Actor actor(String id) {
        return new Actor(id, names.of(id), String.join("、", Group.names(members.groups(id))));
    }

    @Override
    public boolean mayAudit() {
        return user.groups().contains(Groups.AUDITOR);
    }

    /**
     * Likewise, by the one of her units that serves the district.
     *
     * @throws IllegalStateException where nobody is signed in
     */
    public Actor in(String district) {
        String id = user.id();
        Set<String> serving = Members.serving(district, user.groups());
        return new Actor(id, names.of(id), Group.all().stream().filter(group -> serving.contains(group.id())).map(Group::name)
                .findFirst().orElse(""));
    }
}
