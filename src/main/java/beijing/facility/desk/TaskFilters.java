package beijing.facility.desk;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.spring.boot.starter.event.PostDeployEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives Tasklist its filters, each once: what an administrator changes or adds stays. Each shows an official only her own. */
@Component
class TaskFilters {

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    @EventListener(PostDeployEvent.class)
    void create() {
        createIfAbsent("本单位待办", 10, tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks()
                .orderByTaskPriority().desc()
                .orderByTaskCreateTime().desc());
        createIfAbsent("我的待办", 20, tasks.createTaskQuery()
                .taskAssigneeExpression("${currentUser()}")
                .orderByTaskPriority().desc()
                .orderByTaskCreateTime().desc());
        createIfAbsent("逾期未反馈的部门意见", 30, tasks.createTaskQuery()
                .taskDefinitionKey("DepartmentOpinion")
                .dueBeforeExpression("${now()}")
                .orderByDueDate().asc());
    }

    private void createIfAbsent(String name, int priority, TaskQuery query) {
        if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(name)
                .setQuery(query)
                .setProperties(Map.of(
                        "priority", priority,
                        "refresh", true,
                        "showUndefinedVariable", false,
                        "variables", List.of(Map.of("name", "projectNumber", "label", "项目编号"))));
        filters.saveFilter(filter);
        Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        everybody.setUserId(Authorization.ANY);
        everybody.setResource(Resources.FILTER);
        everybody.setResourceId(filter.getId());
        everybody.addPermission(Permissions.READ);
        authorizations.saveAuthorization(everybody);
    }
}
