package beijing.facility.demo;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import beijing.facility.workflow.BeijingClock;

/** The demo's users at their desks: each hands in her own forms, with her own rights. */
@Component
@ConditionalOnDemo
class DemoOfficials {

    private final IdentityService identity;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final FormService forms;
    private final TaskService tasks;
    private final BeijingClock clock;

    DemoOfficials(IdentityService identity, RepositoryService repository, RuntimeService runtime, ManagementService management,
            FormService forms, TaskService tasks, BeijingClock clock) {
        this.identity = identity;
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.forms = forms;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * The day of all that follows, at ten in the morning; no later than now. The clock is that of the whole engine: it is turned back
     * only while the first start makes the samples, before anybody has been told where to sign in.
     */
    void on(LocalDate day) {
        Date then = Date.from(day.atTime(10, 0).atZone(BeijingClock.ZONE).toInstant());
        ClockUtil.reset();
        if (then.before(ClockUtil.getCurrentTime())) {
            ClockUtil.setCurrentTime(then);
        }
    }

    LocalDate notAfterToday(LocalDate day) {
        LocalDate today = clock.today();
        return day.isAfter(today) ? today : day;
    }

    /** Now. */
    void today() {
        ClockUtil.reset();
    }

    /** Starts a process by its form and says the business key that it got. */
    String starts(String user, String process, Map<String, Object> form) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion()
                .singleResult().getId();
        return as(user, () -> forms.submitStartForm(definition, form).getBusinessKey());
    }

    /** Completes the one task of that key that is offered to her. */
    void completes(String user, String key, String project, Map<String, Object> form) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(project).taskDefinitionKey(key)
                .taskCandidateGroup(user).singleResult();
        as(user, () -> {
            forms.submitTaskForm(task.getId(), form);
            return null;
        });
    }

    /** Lets a timer fire before its time. */
    void fires(String event, String project) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(project).list().forEach(instance ->
                management.createJobQuery().processInstanceId(instance.getId()).activityId(event).list()
                        .forEach(job -> management.executeJob(job.getId())));
    }

    private <T> T as(String user, Supplier<T> work) {
        identity.setAuthentication(user,
                identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList(),
                identity.createTenantQuery().userMember(user).includingGroupsOfUser(true).list().stream()
                        .map(Tenant::getId).toList());
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
