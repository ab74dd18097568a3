package beijing.facility.identity;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.BATCH;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.OPERATION_LOG_CATEGORY;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.TENANT;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/**
 * What each kind of group may do; everything else is refused. The tasks themselves are not here: a task opens to the group that
 * the process offers it to. Tenants narrow all of it to the districts of the group.
 */
final class Grants {

    /** Those of contract §6, the one that ends a project before its time, and that in which an opinion is asked for (加签). */
    static final List<String> PROJECT_PROCESSES = List.of("project-lifecycle", "joint-review",
            "funding-approval", "project-implementation", "fund-release", "project-change", "completion-acceptance",
            "operation-supervision", "project-solicitation", "project-termination", "consultation");

    record Grant(Resource resource, String id, Permission... permissions) {
    }

    private Grants() {
    }

    static List<Grant> of(Group.Kind kind) {
        List<Grant> grants = new ArrayList<>();
        switch (kind) {
            case DISTRICT_DRC -> {
                desk(grants);
                files(grants);
                // a round is the whole city's: what another district did in it is not hers to read
                grants.add(new Grant(PROCESS_DEFINITION, "project-solicitation", ProcessDefinitionPermissions.READ));
                starts(grants, "project-lifecycle", "project-change");
            }
            case MUNICIPAL_DRC -> {
                desk(grants);
                files(grants);
                starts(grants, "project-solicitation", "project-termination");
                // who organises the review sees which department is late
                grants.add(new Grant(PROCESS_DEFINITION, "joint-review", ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY,
                        ProcessDefinitionPermissions.READ_TASK));
            }
            case MUNICIPAL_DRC_SIGNER -> {
                desk(grants);
                files(grants);
            }
            case MUNICIPAL_DEPARTMENT -> {
                desk(grants);
                grants.add(new Grant(PROCESS_DEFINITION, "joint-review", ProcessDefinitionPermissions.READ));
                grants.add(new Grant(PROCESS_DEFINITION, "consultation", ProcessDefinitionPermissions.READ));
            }
            case DISTRICT_DEPARTMENT -> {
                desk(grants);
                grants.add(new Grant(PROCESS_DEFINITION, "completion-acceptance", ProcessDefinitionPermissions.READ));
                grants.add(new Grant(PROCESS_DEFINITION, "consultation", ProcessDefinitionPermissions.READ));
            }
            case AUDITOR -> {
                desk(grants);
                grants.add(new Grant(APPLICATION, "cockpit", ACCESS));
                grants.add(new Grant(PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                        ProcessDefinitionPermissions.READ_HISTORY, ProcessDefinitionPermissions.READ_HISTORY_VARIABLE,
                        ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.READ_TASK_VARIABLE));
                grants.add(new Grant(DEPLOYMENT, Authorization.ANY, READ));
                grants.add(new Grant(OPERATION_LOG_CATEGORY, Authorization.ANY,
                        UserOperationLogCategoryPermissions.READ));
                grants.add(new Grant(USER, Authorization.ANY, READ));
                grants.add(new Grant(GROUP, Authorization.ANY, READ));
                grants.add(new Grant(TENANT, Authorization.ANY, READ));
            }
            case INTEGRATION -> {
                // hands in reports over /api and has no business in the engine
            }
            case PROCESS_OWNER -> {
                grants.add(new Grant(APPLICATION, "welcome", ACCESS));
                grants.add(new Grant(APPLICATION, "cockpit", ACCESS));
                grants.add(new Grant(DEPLOYMENT, Authorization.ANY, CREATE, READ));
                grants.add(new Grant(PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.MIGRATE_INSTANCE));
                grants.add(new Grant(BATCH, Authorization.ANY, BatchPermissions.READ,
                        BatchPermissions.CREATE_BATCH_MIGRATE_PROCESS_INSTANCES));
            }
            case ADMINISTRATOR -> {
                for (Resources resource : Resources.values()) {
                    grants.add(new Grant(resource, Authorization.ANY, ALL));
                }
                // mends and reassigns, but takes no decision that is an official's
                grants.add(new Grant(TASK, Authorization.ANY, TaskPermissions.READ, TaskPermissions.READ_VARIABLE,
                        TaskPermissions.READ_HISTORY, TaskPermissions.TASK_ASSIGN));
                grants.add(new Grant(PROCESS_DEFINITION, Authorization.ANY,
                        EnumSet.complementOf(EnumSet.of(ProcessDefinitionPermissions.NONE,
                                        ProcessDefinitionPermissions.ALL, ProcessDefinitionPermissions.CREATE_INSTANCE,
                                        ProcessDefinitionPermissions.TASK_WORK,
                                        ProcessDefinitionPermissions.UPDATE_TASK))
                                .toArray(new Permission[0])));
            }
        }
        return grants;
    }

    private static void desk(List<Grant> grants) {
        grants.add(new Grant(APPLICATION, "welcome", ACCESS));
        grants.add(new Grant(APPLICATION, "tasklist", ACCESS));
    }

    private static void starts(List<Grant> grants, String... processes) {
        for (String process : processes) {
            grants.add(new Grant(PROCESS_DEFINITION, process, ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY,
                    ProcessDefinitionPermissions.CREATE_INSTANCE));
        }
        grants.add(new Grant(PROCESS_INSTANCE, Authorization.ANY, CREATE));
    }

    private static void files(List<Grant> grants) {
        PROJECT_PROCESSES.forEach(process -> grants.add(new Grant(PROCESS_DEFINITION, process,
                ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY)));
    }
}
