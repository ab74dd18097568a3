package beijing.facility.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who works in which group, whoever asks: who may know it is for the caller to check. */
@Component
public class Members {

    private final ProcessEngine engine;
    private final IdentityService identity;

    Members(@Lazy ProcessEngine engine, @Lazy IdentityService identity) {
        this.engine = engine;
        this.identity = identity;
    }

    /** The ids of those who belong to any of the groups. */
    public Set<String> of(Collection<String> groups) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> groups.stream()
                        .flatMap(group -> identity.createUserQuery().memberOfGroup(group).list().stream())
                        .map(User::getId)
                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** The ids of the groups to which a user belongs. */
    public List<String> groups(String user) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> identity.createGroupQuery().groupMember(user).list().stream()
                        .map(org.camunda.bpm.engine.identity.Group::getId).toList()));
    }

    /** Those groups whose members may come to see the files of a district, of the given ones. */
    public static Set<String> serving(String district, Collection<String> groups) {
        Map<String, Group> known = Group.all().stream().collect(Collectors.toMap(Group::id, group -> group, (one, other) -> one,
                LinkedHashMap::new));
        return groups.stream().filter(known::containsKey).filter(group -> known.get(group).tenants().contains(district))
                .collect(Collectors.toSet());
    }
}
