package beijing.facility.identity;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What users are called, for those who read a record; the id where a user has no name or is gone. */
@Component
public class UserNames {

    private final IdentityService identity;

    UserNames(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    public String of(String id) {
        User user = identity.createUserQuery().userId(id).singleResult();
        if (user == null || user.getLastName() == null) {
            return id;
        }
        String first = user.getFirstName() == null ? "" : user.getFirstName();
        return user.getLastName() + first;
    }
}
