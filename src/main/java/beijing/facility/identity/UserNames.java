package beijing.facility.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What users are called, for those who read a record; the id where a user has no name or is gone. */
@Component
public class UserNames {

    private final ProcessEngine engine;
    private final IdentityService identity;

    UserNames(@Lazy ProcessEngine engine, @Lazy IdentityService identity) {
        this.engine = engine;
        this.identity = identity;
    }

    public String of(String id) {
        return ofAll(List.of(id)).get(id);
    }

    /** Likewise of many, by their ids. Whoever reads the record need not have the right to look users up. */
    public Map<String, String> ofAll(Collection<String> ids) {
        Map<String, String> names = new LinkedHashMap<>();
        ids.forEach(id -> names.put(id, id));
        if (!names.isEmpty()) {
            ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(
                            () -> identity.createUserQuery().userIdIn(names.keySet().toArray(String[]::new)).list()))
                    .forEach(user -> names.put(user.getId(), name(user.getId(), user)));
        }
        return names;
    }

    private static String name(String id, User user) {
        if (user == null || user.getLastName() == null) {
            return id;
        }
        String first = user.getFirstName() == null ? "" : user.getFirstName();
        return user.getLastName() + first;
    }
}
