package beijing.facility.notices;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may come to see the files of a district: a task may have been given to somebody who can't even open it. */
@Component
class TenantMembers {

    private static final String SERVES = """
            select exists (select 1 from act_id_tenant_member serving where serving.tenant_id_ = :tenant and (serving.user_id_ = :user
                or serving.group_id_ in (select member.group_id_ from act_id_membership member where member.user_id_ = :user)))""";

    private final JdbcClient jdbc;

    TenantMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param tenant the code of the district, or null for what is the whole city's */
    boolean serves(String user, String tenant) {
        return tenant == null || jdbc.sql(SERVES).param("tenant", tenant).param("user", user).query(Boolean.class).single();
    }
}
