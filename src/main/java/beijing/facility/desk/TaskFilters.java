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

import beijing.facility.catalogue.TaskCatalogue;
import beijing.facility.identity.Department;
import beijing.facility.identity.District;
import beijing.facility.identity.Groups;
import beijing.facility.identity.Seeds;

/** Gives Tasklist its filters, each once: what an administrator changes or adds stays. Each shows an official only her own. */
@Component
class TaskFilters implements SmartInitializingSingleton {

    private static final int SOON_DAYS = 7;

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final Seeds seeds;
    private final TaskCatalogue catalogue;

    TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations, Seeds seeds,
            TaskCatalogue catalogue) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.seeds = seeds;
        this.catalogue = catalogue;
    }

    @Override
    public void afterSingletonsInstantiated() {
        seeds.sow(this::create);
    }

    private void create(Seeds.Sowing sowing) {
        create(sowing, "本单位待办", 10, Authorization.ANY, mine()
                .orderByTaskPriority().desc()
                .orderByTaskCreateTime().desc());
        create(sowing, "我的待办", 20, Authorization.ANY, tasks.createTaskQuery()
                .taskAssigneeExpression("${currentUser()}")
                .orderByTaskPriority().desc()
                .orderByTaskCreateTime().desc());
        create(sowing, "即将到期", 22, Authorization.ANY, mine()
                .dueAfterExpression("${now()}")
                .dueBeforeExpression("${inDays(" + SOON_DAYS + ")}")
                .orderByDueDate().asc());
        create(sowing, "已逾期", 24, Authorization.ANY, mine()
                .dueBeforeExpression("${now()}")
                .orderByDueDate().asc());
        catalogue.overdueFilters().forEach((name, keys) -> create(sowing, name, 30, Authorization.ANY, tasks.createTaskQuery()
                .taskDefinitionKeyIn(keys.toArray(String[]::new))
                .dueBeforeExpression("${now()}")
                .orderByDueDate().asc()));
        create(sowing, "全部待办", 35, Groups.AUDITOR, tasks.createTaskQuery().orderByDueDate().asc());
        int priority = 40;
        for (District district : District.all()) {
            create(sowing, "各区：" + district.label(), priority++, Groups.MUNICIPAL_DRC, tasks.createTaskQuery()
                    .tenantIdIn(district.code())
                    .orderByDueDate().asc());
            alsoFor(sowing, Groups.AUDITOR, "各区：" + district.label());
        }
        for (String department : Department.municipalKeys()) {
            create(sowing, "各部门：" + Department.name(department), priority++, Groups.MUNICIPAL_DRC, tasks.createTaskQuery()
                    .taskCandidateGroup(Groups.dept(department))
                    .includeAssignedTasks()
                    .orderByDueDate().asc());
            alsoFor(sowing, Groups.AUDITOR, "各部门：" + Department.name(department));
        }
    }

    /** What is offered to the groups of whoever looks. */
    private TaskQuery mine() {
        return tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks();
    }

    /** @param group who sees the filter, or everybody */
    private void create(Seeds.Sowing sowing, String name, int priority, String group, TaskQuery query) {
        sowing.once("filter " + name, () -> create(name, priority, group, query));
    }

    /** A filter that there is already may be another group's, too. */
    private void alsoFor(Seeds.Sowing sowing, String group, String name) {
        sowing.once("filter " + name + " for " + group,
                () -> filters.createFilterQuery().filterName(name).list().forEach(filter -> grant(filter, group)));
    }

    private void create(String name, int priority, String group, TaskQuery query) {
        Filter filter = filters.newTaskFilter(name)
                .setQuery(query)
                .setProperties(Map.of(
                        "priority", priority,
                        "refresh", true,
                        "showUndefinedVariable", false,
                        "variables", TaskCard.columns()));
        grant(filters.saveFilter(filter), group);
    }

    private void grant(Filter filter, String group) {
        boolean everybody = group.equals(Authorization.ANY);
        Authorization reader = authorizations.createNewAuthorization(
                everybody ? Authorization.AUTH_TYPE_GLOBAL : Authorization.AUTH_TYPE_GRANT);
        if (everybody) {
            reader.setUserId(Authorization.ANY);
        } else {
            reader.setGroupId(group);
        }
        reader.setResource(Resources.FILTER);
        reader.setResourceId(filter.getId());
        reader.addPermission(Permissions.READ);
        authorizations.saveAuthorization(reader);
    }
}
