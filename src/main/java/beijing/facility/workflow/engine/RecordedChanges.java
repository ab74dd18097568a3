package beijing.facility.workflow.engine;

import static org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationType.DELETE;
import static org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationType.INSERT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManagerFactory;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbBulkOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationType;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MembershipEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantMembershipEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.jdbc.core.JdbcTemplate;

import beijing.facility.audit.Actor;
import beijing.facility.audit.AuditKind;
import beijing.facility.audit.AuditTrail;
import beijing.facility.audit.Sm3;

/**
 * Puts on the audit chain what changes about users, groups, districts, rights and deployments, and what is done to running processes by
 * hand. It looks at what the engine writes, so it does not matter by which service, page or address somebody came.
 */
class RecordedChanges extends DbEntityManagerFactory {

    private static final int LONGEST = 1000;

    private final AuditTrail trail;
    private final JdbcTemplate jdbc;

    RecordedChanges(IdGenerator ids, AuditTrail trail, JdbcTemplate jdbc) {
        super(ids);
        this.trail = trail;
        this.jdbc = jdbc;
    }

    @Override
    public DbEntityManager openSession() {
        return new DbEntityManager(idGenerator, Context.getCommandContext().getSession(PersistenceSession.class)) {
            @Override
            protected void flushDbOperations(List<DbOperation> operations, List<DbOperation> all) {
                operations.forEach(operation -> record(operation, this));
                super.flushDbOperations(operations, all);
            }
        };
    }

    private void record(DbOperation operation, DbEntityManager entities) {
        DbOperationType type = operation.getOperationType();
        if (operation instanceof DbBulkOperation bulk) {
            inBulk(bulk.getStatement(), bulk.getParameter());
        } else if (operation instanceof DbEntityOperation single) {
            DbEntity entity = single.getEntity();
            if (entity instanceof UserEntity user) {
                user(type, user);
            } else if (entity instanceof GroupEntity group) {
                append(AuditKind.GROUP, change(type), "group", group.getId(), "name", group.getName());
            } else if (entity instanceof TenantEntity tenant) {
                append(AuditKind.TENANT, change(type), "tenant", tenant.getId(), "name", tenant.getName());
            } else if (entity instanceof MembershipEntity membership) {
                append(AuditKind.MEMBERSHIP, change(type), "user", membership.getUserId(), "group", membership.getGroupId());
            } else if (entity instanceof TenantMembershipEntity membership) {
                append(AuditKind.TENANT_MEMBERSHIP, change(type), "tenant", membership.getTenantId(), "user", membership.getUserId(),
                        "group", membership.getGroupId());
            } else if (entity instanceof AuthorizationEntity authorization) {
                authorization(type, authorization, entities);
            } else if (entity instanceof DeploymentEntity deployment && type == INSERT) {
                deployment(deployment);
            } else if (entity instanceof UserOperationLogEntryEventEntity logged && type == INSERT) {
                operation(logged);
            }
        }
    }

    private void user(DbOperationType type, UserEntity user) {
        if (type == INSERT || type == DELETE) {
            append(AuditKind.USER, change(type), "user", user.getId(), "name", name(user.getLastName(), user.getFirstName()));
            return;
        }
        String name = name(user.getLastName(), user.getFirstName());
        jdbc.query("select last_, first_, pwd_, salt_, email_ from act_id_user where id_ = ?", row -> {
            String before = name(row.getString(1), row.getString(2));
            if (!Objects.equals(row.getString(3), user.getPassword()) || !Objects.equals(row.getString(4), user.getSalt())) {
                append(AuditKind.PASSWORD, "UPDATE", "user", user.getId(), "name", name);
            }
            if (!before.equals(name) || !Objects.equals(row.getString(5), user.getEmail())) {
                append(AuditKind.USER, "UPDATE", "user", user.getId(), "name", name, "nameBefore", before, "emailChanged",
                        !Objects.equals(row.getString(5), user.getEmail()));
            }
        }, user.getId());
    }

    private static String name(String last, String first) {
        return Objects.toString(last, "") + Objects.toString(first, "");
    }

    /** What the engine deletes by a condition. That of rights follows from the user, group or task that they are about. */
    private void inBulk(String statement, Object parameter) {
        switch (statement) {
            case "deleteMembership" -> append(AuditKind.MEMBERSHIP, "DELETE", "user", of(parameter, "userId"), "group", of(parameter, "groupId"));
            case "deleteMembershipsByUserId" -> jdbc.queryForList("select group_id_ from act_id_membership where user_id_ = ? order by 1",
                    String.class, parameter).forEach(group -> append(AuditKind.MEMBERSHIP, "DELETE", "user", parameter, "group", group));
            case "deleteMembershipsByGroupId" -> jdbc.queryForList("select user_id_ from act_id_membership where group_id_ = ? order by 1",
                    String.class, parameter).forEach(user -> append(AuditKind.MEMBERSHIP, "DELETE", "user", user, "group", parameter));
            case "deleteTenantMembership" -> append(AuditKind.TENANT_MEMBERSHIP, "DELETE", "tenant", of(parameter, "tenantId"),
                    "user", of(parameter, "userId"), "group", of(parameter, "groupId"));
            case "deleteTenantMembershipsOfUser" -> tenantMemberships("user_id_", parameter);
            case "deleteTenantMembershipsOfGroup" -> tenantMemberships("group_id_", parameter);
            case "deleteTenantMembershipsOfTenant" -> tenantMemberships("tenant_id_", parameter);
            case "updateUserLock" -> locked((UserEntity) parameter);
            case "deleteDeployment" -> append(AuditKind.DEPLOYMENT, "DELETE", "deployment", parameter, "name",
                    jdbc.queryForList("select name_ from act_re_deployment where id_ = ?", String.class, parameter).stream()
                            .filter(Objects::nonNull).findFirst().orElse(null));
            default -> {
                // nobody's rights
            }
        }
    }

    /** Shut out by an administrator. Wrong passwords are counted elsewhere, and there it is told who lets her in again. */
    private void locked(UserEntity user) {
        if (user.getAttempts() >= Context.getProcessEngineConfiguration().getLoginMaxAttempts()) {
            append(AuditKind.LOCKED_OUT, "UPDATE", "user", user.getId());
        }
    }

    private void tenantMemberships(String column, Object id) {
        jdbc.query("select tenant_id_, user_id_, group_id_ from act_id_tenant_member where " + column + " = ? order by 1, 2, 3", row -> {
            append(AuditKind.TENANT_MEMBERSHIP, "DELETE", "tenant", row.getString(1), "user", row.getString(2), "group", row.getString(3));
        }, id);
    }

    private void authorization(DbOperationType type, AuthorizationEntity authorization, DbEntityManager entities) {
        Optional<Resources> resource = Arrays.stream(Resources.values())
                .filter(known -> known.resourceType() == authorization.getResourceType()).findFirst();
        // the engine gives the right to a task to whoever takes it: that is no change of rights by anybody
        boolean taken = resource.filter(Resources.TASK::equals).isPresent()
                && entities.getDbEntityCache().get(TaskEntity.class, authorization.getResourceId()) != null;
        if (!taken) {
            append(AuditKind.AUTHORIZATION, change(type), "authorization", authorization.getId(),
                    "type", switch (authorization.getAuthorizationType()) {
                        case Authorization.AUTH_TYPE_GLOBAL -> "GLOBAL";
                        case Authorization.AUTH_TYPE_GRANT -> "GRANT";
                        default -> "REVOKE";
                    }, "user", authorization.getUserId(), "group", authorization.getGroupId(),
                    "resource", resource.map(Resource::resourceName).orElse(String.valueOf(authorization.getResourceType())),
                    "resourceId", authorization.getResourceId(), "permissions", permissions(authorization, resource));
        }
    }

    private static List<String> permissions(AuthorizationEntity authorization, Optional<Resources> resource) {
        try {
            Permission[] possible = Context.getProcessEngineConfiguration().getPermissionProvider()
                    .getPermissionsForResource(authorization.getResourceType());
            return Arrays.stream(authorization.getPermissions(possible)).map(Permission::getName).sorted().toList();
        } catch (RuntimeException unknown) {
            return List.of(String.valueOf(authorization.getPermissions()));
        }
    }

    private void deployment(DeploymentEntity deployment) {
        List<Map<String, String>> files = new ArrayList<>();
        if (deployment.getResources() != null) {
            deployment.getResources().values().forEach(file -> {
                Map<String, String> each = new LinkedHashMap<>();
                each.put("name", file.getName());
                each.put("sm3", Sm3.of(file.getBytes()));
                files.add(each);
            });
        }
        append(AuditKind.DEPLOYMENT, "CREATE", "deployment", deployment.getId(), "name", deployment.getName(), "source",
                deployment.getSource(), "files", files);
    }

    /** Not what officials do by handing in forms: that stands on the record of decisions. */
    private void operation(UserOperationLogEntryEventEntity logged) {
        boolean starting = UserOperationLogEntry.OPERATION_TYPE_CREATE.equals(logged.getOperationType());
        if (UserOperationLogEntry.CATEGORY_OPERATOR.equals(logged.getCategory()) && !starting) {
            append(AuditKind.OPERATION, logged.getOperationType(), "entity", logged.getEntityType(), "property", logged.getProperty(),
                    "before", shortened(logged.getOrgValue()), "after", shortened(logged.getNewValue()), "process",
                    logged.getProcessDefinitionKey(), "instance", logged.getProcessInstanceId(), "deployment", logged.getDeploymentId());
        }
    }

    private static String shortened(String value) {
        return value == null || value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }

    private static Object of(Object parameters, String key) {
        return ((Map<?, ?>) parameters).get(key);
    }

    private static String change(DbOperationType type) {
        return type == INSERT ? "CREATE" : type.name();
    }

    /** @param pairs of a name and a value, null for what does not apply */
    private void append(AuditKind kind, String change, Object... pairs) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("change", change);
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                content.put((String) pairs[i], pairs[i + 1]);
            }
        }
        String me = Context.getCommandContext().getAuthenticatedUserId();
        trail.append(kind, me == null ? Actor.SYSTEM.id() : me, content);
    }
}
