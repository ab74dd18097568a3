package beijing.facility.workflow.engine;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

import beijing.facility.identity.Group;
import beijing.facility.mandate.Mandate;
import beijing.facility.workflow.DeclaredSteps;
import beijing.facility.workflow.Mandates;
import beijing.facility.workflow.NotEntitledException;
import beijing.facility.workflow.Office;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.Step;

/**
 * Who may take which step (contract §9): whoever is a member now of the office that the step declares, and serves the district. What a
 * process file, an assignment or an authorization of the engine says gives nobody more than that.
 */
@Component
class OfficeGuard implements Mandates {

    private static final Map<String, String> NAMES = Group.all().stream().collect(toMap(Group::id, Group::name));

    private final DeclaredSteps steps;

    OfficeGuard(DeclaredSteps steps) {
        this.steps = steps;
    }

    /** The ids of the groups whose members may work a task: that of its step, or those to which an added task is offered. */
    Set<String> offices(TaskEntity task) {
        return step(task)
                .map(step -> step.office().group(district(task), task::getVariable).map(Set::of).orElseGet(Set::of))
                .orElseGet(() -> task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(toSet()));
    }

    /** @throws NotEntitledException where somebody may not complete a task */
    void checkWork(CommandContext context, TaskEntity task, String user) {
        refusal(context, task, user).ifPresent(sentence -> {
            throw new NotEntitledException(sentence);
        });
    }

    /** @throws RuleException where a task can't come into somebody's hands, because it is not hers to work */
    void checkReceives(CommandContext context, TaskEntity task, String user) {
        if (!works(context, task, user)) {
            throw new RuleException("“" + task.getName() + "”由" + units(offices(task)) + "办理，只能交给该单位中负责项目所在区的工作人员，“" + user
                    + "”现在不是。");
        }
    }

    /** Whether somebody is one of those whose the task is. */
    boolean works(CommandContext context, TaskEntity task, String user) {
        return refusal(task.getName(), offices(task), Submissions.of(context).standing(user, district(task))).isEmpty();
    }

    /** Why somebody may not complete a task; empty where she may. */
    private Optional<String> refusal(CommandContext context, TaskEntity task, String user) {
        Set<String> offices = offices(task);
        Standing standing = Submissions.of(context).standing(user, district(task));
        Optional<String> refused = refusal(task.getName(), offices, standing);
        if (refused.isPresent() && step(task).stream().flatMap(step -> List.of(step.alsoBy()).stream())
                .flatMap(office -> office.group(district(task), task::getVariable).stream())
                .anyMatch(system -> standing.groups().contains(system) && standing.mayDecide())) {
            return Optional.empty();
        }
        return refused;
    }

    /**
     * Which district it is comes out when the form is read: then its recorder asks.
     *
     * @throws NotEntitledException where somebody may not begin a process by its start form
     */
    void checkStart(CommandContext context, ProcessDefinitionEntity definition, String user) {
        String start = definition.getInitial().getId();
        steps.ofTask(definition.getKey(), start).ifPresent(step -> {
            Standing standing = Submissions.of(context).standing(user, null);
            Optional<String> office = step.office().group(null, name -> null);
            if (!standing.mayDecide() || office.filter(unit -> !standing.groups().contains(unit)).isPresent()) {
                throw new NotEntitledException(refusal(name(definition, start), office.map(Set::of).orElseGet(Set::of), standing)
                        .orElseThrow());
            }
        });
    }

    private static Optional<String> refusal(String task, Collection<String> offices, Standing standing) {
        String whose = "“" + task + "”由" + (offices.isEmpty() ? "其主管单位" : units(offices)) + "办理，";
        if (!standing.mayDecide()) {
            return Optional.of(whose + "您（" + standing.user() + "）不能办理：系统管理员、流程管理员和审计监督人员不得办理项目事项。");
        }
        if (offices.isEmpty()) {
            return Optional.of("“" + task + "”没有指明由哪个单位办理，不能办理，请联系流程管理员。");
        }
        if (standing.groups().stream().noneMatch(offices::contains)) {
            return Optional.of(whose + "您（" + standing.user() + "）现在不是该单位的工作人员，不能办理。");
        }
        return standing.serves() ? Optional.empty()
                : Optional.of(whose + "您（" + standing.user() + "）不负责该项目所在的区，不能办理。");
    }

    @Override
    public Mandate take(Step step, DelegateExecution execution) {
        Submission submission = submission(step.task(), step, execution).filter(handedIn -> !handedIn.recorded())
                .orElseThrow(() -> noneOf(List.of(step.task()), execution));
        Mandate mandate = mandate(step, submission, execution);
        submission.record();
        return mandate;
    }

    @Override
    public Mandate before(Step step, DelegateExecution execution) {
        for (String task : step.follows()) {
            Optional<Submission> submission = submission(task, step, execution).filter(Submission::recorded);
            if (submission.isPresent()) {
                return mandate(steps.ofTask(submission.get().process(), task).orElseThrow(), submission.get(), execution);
            }
        }
        throw noneOf(List.of(step.follows()), execution);
    }

    @Override
    public void failed(RuntimeException failure) {
        Submissions.of(Context.getCommandContext()).fail(failure);
    }

    private Optional<Submission> submission(String task, Step step, DelegateExecution execution) {
        String process = ((ExecutionEntity) execution).getProcessDefinition().getKey();
        return Submissions.of(Context.getCommandContext()).current()
                .filter(handedIn -> List.of(step.process()).contains(process) && handedIn.process().equals(process))
                .filter(handedIn -> handedIn.task().equals(task) && handedIn.instance().equals(execution.getProcessInstanceId()));
    }

    private Mandate mandate(Step step, Submission submission, DelegateExecution execution) {
        String tenant = execution.getTenantId();
        Standing standing = Submissions.of(Context.getCommandContext()).standing(submission.user(), tenant);
        String name = name(((ExecutionEntity) execution).getProcessDefinition(), step.task());
        String unit = office(step, execution, standing).orElseThrow(() -> new NotEntitledException(
                refusal(name, step.office().group(tenant, execution::getVariable).map(Set::of).orElseGet(Set::of), standing).orElseThrow()));
        return new Mandate(standing.user(), standing.name(), unit, NAMES.get(unit),
                step.recordedAs().isEmpty() ? step.task() : step.recordedAs(), submission.taskId(), name, submission.instance(),
                submission.handedIn());
    }

    private static Optional<String> office(Step step, DelegateExecution execution, Standing standing) {
        if (!standing.mayDecide()) {
            return Optional.empty();
        }
        for (Office also : step.alsoBy()) {
            Optional<String> system = also.group(execution.getTenantId(), execution::getVariable).filter(standing.groups()::contains);
            if (system.isPresent()) {
                return system;
            }
        }
        return step.office().group(execution.getTenantId(), execution::getVariable)
                .filter(office -> standing.groups().contains(office) && standing.serves());
    }

    private Optional<Step> step(TaskEntity task) {
        return task.getProcessDefinitionId() == null ? Optional.empty()
                : steps.ofTask(process(task.getProcessDefinitionId()).getKey(), task.getTaskDefinitionKey());
    }

    /** That of its instance: a task could have been given another one. */
    private static String district(TaskEntity task) {
        return task.getProcessInstanceId() == null ? task.getTenantId() : task.getProcessInstance().getTenantId();
    }

    private static NotEntitledException noneOf(List<String> tasks, DelegateExecution execution) {
        ProcessDefinitionImpl definition = ((ExecutionEntity) execution).getProcessDefinition();
        return new NotEntitledException("“" + name(definition, execution.getCurrentActivityId()) + "”只在"
                + tasks.stream().map(task -> "“" + name(definition, task) + "”").collect(Collectors.joining("或"))
                + "由其办理单位提交时进行，本次没有这样的提交，未保存任何内容。如流程文件有改动，请流程管理员核对。");
    }

    private static String name(ProcessDefinitionImpl definition, String element) {
        PvmActivity activity = element == null ? null : definition.findActivity(element);
        return activity == null || activity.getProperty("name") == null ? Objects.toString(element, "") : activity.getProperty("name").toString();
    }

    private static String units(Collection<String> offices) {
        return offices.stream().map(office -> NAMES.getOrDefault(office, office)).sorted().collect(Collectors.joining("、"));
    }

    private static ProcessDefinitionEntity process(String id) {
        return Context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(id);
    }
}
