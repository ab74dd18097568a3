package beijing.facility.workflow.engine;

import java.util.Objects;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

import beijing.facility.identity.Groups;
import beijing.facility.workflow.RuleException;

/** The engine's identity service, but who decided a file is called what the administrator called her: nobody renames herself. */
class OfficialIdentityService extends IdentityServiceImpl {

    @Override
    public void saveUser(User user, boolean skipPasswordPolicy) {
        Authentication me = getCurrentAuthentication();
        if (me != null && Objects.equals(me.getUserId(), user.getId()) && !me.getGroupIds().contains(Groups.CAMUNDA_ADMIN)) {
            User known = createUserQuery().userId(user.getId()).singleResult();
            if (known != null && !name(known).equals(name(user))) {
                throw new RuleException("姓名记入办理记录，不能自行修改，请联系系统管理员。");
            }
        }
        boolean chosen = !skipPasswordPolicy && user instanceof UserEntity entity && entity.hasNewPassword();
        if (chosen && !commandExecutor.execute(context -> keepsThePolicy(context, (UserEntity) user))) {
            throw new RuleException(((SpokenPasswordPolicy) getPasswordPolicy()).sentence());
        }
        super.saveUser(user, skipPasswordPolicy);
    }

    private static boolean keepsThePolicy(CommandContext context, UserEntity user) {
        return !context.getProcessEngineConfiguration().isEnablePasswordPolicy() || user.checkPasswordAgainstPolicy();
    }

    private static String name(User user) {
        return user.getLastName() + "\n" + user.getFirstName();
    }
}
