package beijing.facility.process;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The officials at work: each acts under her own name, groups and districts, with the authorizations on. */
@Component
public class Officials {

    private final ProcessEngine engine;

    Officials(ProcessEngine engine) {
        this.engine = engine;
    }

    public Official official(String user) {
        return new Official(user);
    }

    public final class Official {

        private final String user;

        private Official(String user) {
            this.user = user;
        }

        /** Files an application and says which project number it got. */
        public String files(Submission application) {
            return as(() -> {
                String definition = engine.getRepositoryService().createProcessDefinitionQuery()
                        .processDefinitionKey("project-lifecycle").latestVersion().singleResult().getId();
                ProcessInstance instance =
                        engine.getFormService().submitStartForm(definition, application.values());
                return instance.getId();
            }, id -> engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(id)
                    .singleResult().getBusinessKey());
        }

        /** Starts one of the processes that begin with the number of a project, and says its instance. */
        public String starts(String process, Submission form) {
            return as(() -> engine.getFormService().submitStartForm(engine.getRepositoryService()
                    .createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult().getId(),
                    form.values()).getId());
        }

        public void completes(String task, String project, Submission form) {
            as(() -> {
                engine.getFormService().submitTaskForm(task(task, project).getId(), form.values());
                return null;
            });
        }

        /** The open task of that kind that she can see. */
        public Task task(String task, String project) {
            return as(() -> {
                Task found = engine.getTaskService().createTaskQuery()
                        .processInstanceBusinessKey(project)
                        .taskDefinitionKey(task)
                        .taskCandidateGroupIn(groups())
                        .includeAssignedTasks()
                        .singleResult();
                if (found == null) {
                    throw new AssertionError(user + " sees no task " + task + " of " + project + ", but "
                            + openTasks(project));
                }
                return found;
            });
        }

        public boolean sees(String task, String project) {
            return as(() -> engine.getTaskService().createTaskQuery()
                    .processInstanceBusinessKey(project)
                    .taskDefinitionKey(task)
                    .taskCandidateGroupIn(groups())
                    .includeAssignedTasks()
                    .count() > 0);
        }

        public Map<String, Object> opens(String task, String project) {
            return as(() -> engine.getFormService().getTaskFormVariables(task(task, project).getId()));
        }

        public <T> T as(Supplier<T> work) {
            return as(work, result -> result);
        }

        private <T, R> R as(Supplier<T> work, java.util.function.Function<T, R> afterwards) {
            T result;
            List<String> groups = groups();
            List<String> tenants = engine.getIdentityService().createTenantQuery().userMember(user)
                    .includingGroupsOfUser(true).list().stream().map(Tenant::getId).toList();
            var before = engine.getIdentityService().getCurrentAuthentication();
            engine.getIdentityService().setAuthentication(user, groups, tenants);
            try {
                result = work.get();
            } finally {
                engine.getIdentityService().setAuthentication(before);
            }
            return afterwards.apply(result);
        }

        private List<String> groups() {
            var before = engine.getIdentityService().getCurrentAuthentication();
            engine.getIdentityService().clearAuthentication();
            try {
                return engine.getIdentityService().createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId).toList();
            } finally {
                engine.getIdentityService().setAuthentication(before);
            }
        }
    }

    /** The keys of all open tasks of a project, whoever may see them. */
    public List<String> openTasks(String project) {
        var before = engine.getIdentityService().getCurrentAuthentication();
        engine.getIdentityService().clearAuthentication();
        try {
            return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(project).list().stream()
                    .map(Task::getTaskDefinitionKey).sorted().toList();
        } finally {
            engine.getIdentityService().setAuthentication(before);
        }
    }
}
