package beijing.facility.signin;

import org.springframework.stereotype.Service;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.Groups;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.engine.Accounts;

/** What administrators do with accounts; nobody else does. */
@Service
public class AccountKeeper {

    private final Accounts accounts;
    private final Sessions sessions;
    private final CurrentUser user;

    AccountKeeper(Accounts accounts, Sessions sessions, CurrentUser user) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.user = user;
    }

    /** Ends all sessions of a user, on every server; she may sign in again. */
    public void signOut(String id) {
        admitted(id, "结束其登录");
        sessions.end(id, user.id());
    }

    /** Her sessions end, her tasks are free, and she can't sign in until she is let in again. */
    public void lock(String id) {
        admitted(id, "停用");
        if (id.equals(user.id())) {
            throw new NotAllowed("不能停用本人，请由另一名系统管理员办理。");
        }
        accounts.shutOut(id);
    }

    /** Whether she was locked by an administrator or by wrong passwords. */
    public void unlock(String id) {
        admitted(id, "恢复");
        accounts.letIn(id);
    }

    private void admitted(String id, String what) {
        if (!user.groups().contains(Groups.CAMUNDA_ADMIN)) {
            throw new NotAllowed("只有系统管理员可以对用户" + what + "。");
        }
        if (!accounts.exists(id)) {
            throw new RuleException("没有用户名为“" + (id.length() > 64 ? id.substring(0, 64) + "……" : id) + "”的用户。");
        }
    }
}
