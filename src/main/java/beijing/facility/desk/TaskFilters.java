package beijing.facility.desk;

import java.util.Map;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

import beijing.facility.identity.Seeds;

/** Gives Tasklist its filters, each once: what an administrator changes or adds stays. Each shows an official only her own. */
@Component
class TaskFilters implements SmartInitializingSingleton {

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final Seeds seeds;

    TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations, Seeds seeds) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.seeds = seeds;
    }

    @Override
    public void afterSingletonsInstantiated() {
        seeds.sow(this::create);
    }

    private void create(Seeds.Sowing sowing) {
        create(sowing, "本单位待办", 10, tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks()
                .orderByTaskPriority().desc()
                .orderByTaskCreateTime().desc());
        create(sowing, "我的待办", 20, tasks.createTaskQuery()
                .taskAssigneeExpression("${currentUser()}")
                .orderByTaskPriority().desc()
                .orderByTaskCreateTime().desc());
        create(sowing, "逾期未反馈的部门意见", 30, tasks.createTaskQuery()
                .taskDefinitionKey("DepartmentOpinion")
                .dueBeforeExpression("${now()}")
                .orderByDueDate().asc());
    }

    private void create(Seeds.Sowing sowing, String name, int priority, TaskQuery query) {
        sowing.once("filter " + name, () -> create(name, priority, query));
    }

    private void create(String name, int priority, TaskQuery query) {
        Filter filter = filters.newTaskFilter(name)
                .setQuery(query)
                .setProperties(Map.of(
                        "priority", priority,
                        "refresh", true,
                        "showUndefinedVariable", false,
                        "variables", TaskCard.columns()));
        filters.saveFilter(filter);
        Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        everybody.setUserId(Authorization.ANY);
        everybody.setResource(Resources.FILTER);
        everybody.setResourceId(filter.getId());
        everybody.addPermission(Permissions.READ);
        authorizations.saveAuthorization(everybody);
    }
}
