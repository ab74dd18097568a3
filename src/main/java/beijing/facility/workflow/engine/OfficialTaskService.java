package beijing.facility.workflow.engine;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Event;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;

import beijing.facility.workflow.RuleException;

/**
 * The engine's task service, without the ways around a form: a signed-in user takes a task for herself, gives her own back, and
 * completes it with what its form would take. It also guards comments and attachments, which the engine gives to whoever knows
 * an id; new documents go to the file of the project.
 */
class OfficialTaskService extends TaskServiceImpl {

    private static final Set<String> CHANGEABLE = Set.of(TaskEntity.ASSIGNEE, TaskEntity.OWNER, TaskEntity.DUE_DATE,
            TaskEntity.FOLLOW_UP_DATE, TaskEntity.PRIORITY);

    private final OfficialFormService forms;
    private final OfficeGuard guard;
    private final IdentityService identity;

    OfficialTaskService(OfficialFormService forms, OfficeGuard guard, IdentityService identity) {
        this.forms = forms;
        this.guard = guard;
        this.identity = identity;
    }

    // handling a task

    @Override
    public void complete(String task, Map<String, Object> variables) {
        complete(task, variables, false, false);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(String task, Map<String, Object> variables,
            boolean deserializeValues) {
        return complete(task, variables, true, deserializeValues);
    }

    private VariableMap complete(String task, Map<String, Object> variables, boolean returned, boolean deserialized) {
        return commandExecutor.execute(context -> forms.complete(context, task, variables, returned, deserialized));
    }

    /** Whoever could take a task for somebody else would give her the right to complete it. */
    @Override
    public void claim(String task, String user) {
        String me = signedIn();
        if (me == null || me.equals(user)) {
            receives(task, user, CommandChecker::checkTaskWork);
            super.claim(task, user);
        } else if (user == null) {
            setAssignee(task, null);
        } else {
            throw new RuleException("只能为本人领取任务，不能替他人领取。");
        }
    }

    /** Giving back what one has taken needs no more rights than taking it. */
    @Override
    public void setAssignee(String task, String user) {
        String me = signedIn();
        if (user == null && me != null && createTaskQuery().taskId(task).taskAssignee(me).count() > 0) {
            if (createTaskQuery().taskId(task).taskDelegationState(DelegationState.PENDING).count() > 0) {
                throw new RuleException("该任务由他人委派给您，请填写意见后“交回”。");
            }
            commandExecutor.execute(new ClaimTaskCmd(task, null));
        } else {
            receives(task, user);
            super.setAssignee(task, user);
        }
    }

    // into whose hands it comes

    @Override
    public void setOwner(String task, String user) {
        receives(task, user);
        super.setOwner(task, user);
    }

    @Override
    public void delegateTask(String task, String user) {
        receives(task, user);
        super.delegateTask(task, user);
    }

    @Override
    public void addCandidateUser(String task, String user) {
        receives(task, user);
        super.addCandidateUser(task, user);
    }

    @Override
    public void addUserIdentityLink(String task, String user, String type) {
        receives(task, user);
        super.addUserIdentityLink(task, user, type);
    }

    @Override
    public void saveTask(Task task) {
        if (signedIn() != null) {
            Map<String, PropertyChange> changes = ((TaskEntity) task).getPropertyChanges();
            if (!CHANGEABLE.containsAll(changes.keySet()) || elsewhere(task)) {
                throw new RuleException("任务的名称、说明、委派状态和所属流程不能直接修改，只能修改办理人、期限和优先级。");
            }
            if (changes.containsKey(TaskEntity.ASSIGNEE)) {
                receives(task.getId(), task.getAssignee());
            }
            if (changes.containsKey(TaskEntity.OWNER)) {
                receives(task.getId(), task.getOwner());
            }
        }
        super.saveTask(task);
    }

    /** Of another district than it was, which the engine does not count among the changes. */
    private boolean elsewhere(Task changed) {
        return commandExecutor.execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(changed.getId());
            return task != null && !Objects.equals(task.getTenantId(), changed.getTenantId());
        });
    }

    /** A task goes only to those whose it is; whoever gives it says nothing about that. */
    private void receives(String id, String user) {
        receives(id, user, CommandChecker::checkTaskAssign);
    }

    /** @param right what she needs in the engine who gives it, which is asked first */
    private void receives(String id, String user, BiConsumer<CommandChecker, TaskEntity> right) {
        if (user == null || signedIn() == null) {
            return;
        }
        commandExecutor.execute(context -> {
            TaskEntity task = id == null ? null : context.getTaskManager().findTaskById(id);
            if (task != null) {
                context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> right.accept(checker, task));
                guard.checkReceives(context, task, user);
            }
            return null;
        });
    }

    @Override
    public void resolveTask(String task, Map<String, Object> variables) {
        onlyByForm();
        super.resolveTask(task, variables);
    }

    @Override
    public void handleBpmnError(String task, String code, String message, Map<String, Object> variables) {
        onlyByForm();
        super.handleBpmnError(task, code, message, variables);
    }

    @Override
    public void handleEscalation(String task, String code, Map<String, Object> variables) {
        onlyByForm();
        super.handleEscalation(task, code, variables);
    }

    private void onlyByForm() {
        if (signedIn() != null) {
            throw new RuleException("任务只能通过提交其表单办理。");
        }
    }

    // comments and attachments

    @Override
    public Comment createComment(String task, String instance, String message) {
        return super.createComment(task, checkWork(task, instance), message);
    }

    @Override
    public Attachment createAttachment(String type, String task, String instance, String name, String description,
            InputStream content) {
        documentsHaveTheirPlace();
        return super.createAttachment(type, task, instance, name, description, content);
    }

    @Override
    public Attachment createAttachment(String type, String task, String instance, String name, String description,
            String url) {
        documentsHaveTheirPlace();
        return super.createAttachment(type, task, instance, name, description, url);
    }

    /** Nobody asks here what a file is, and whether it is infected. */
    private void documentsHaveTheirPlace() {
        if (signedIn() != null) {
            throw new RuleException("附件请在项目档案的“附件”中上传。");
        }
    }

    @Override
    public void deleteTaskAttachment(String task, String attachment) {
        keepNotes();
        super.deleteTaskAttachment(task, attachment);
    }

    @Override
    public void deleteAttachment(String attachment) {
        keepNotes();
        super.deleteAttachment(attachment);
    }

    @Override
    public void deleteTaskComment(String task, String comment) {
        keepNotes();
        super.deleteTaskComment(task, comment);
    }

    @Override
    public void deleteTaskComments(String task) {
        keepNotes();
        super.deleteTaskComments(task);
    }

    @Override
    public void updateTaskComment(String task, String comment, String message) {
        keepNotes();
        super.updateTaskComment(task, comment, message);
    }

    @Override
    public List<Comment> getTaskComments(String task) {
        checkRead(task);
        return super.getTaskComments(task);
    }

    @Override
    public Comment getTaskComment(String task, String comment) {
        checkRead(task);
        return super.getTaskComment(task, comment);
    }

    @Override
    public List<Event> getTaskEvents(String task) {
        checkRead(task);
        return super.getTaskEvents(task);
    }

    @Override
    public List<Attachment> getTaskAttachments(String task) {
        checkRead(task);
        return super.getTaskAttachments(task);
    }

    @Override
    public Attachment getTaskAttachment(String task, String attachment) {
        checkRead(task);
        return super.getTaskAttachment(task, attachment);
    }

    @Override
    public InputStream getTaskAttachmentContent(String task, String attachment) {
        checkRead(task);
        return super.getTaskAttachmentContent(task, attachment);
    }

    @Override
    public List<Comment> getProcessInstanceComments(String instance) {
        String me = signedIn();
        if (me != null && history().createHistoricProcessInstanceQuery().processInstanceId(instance).count() == 0) {
            throw new AuthorizationException(me, "READ", "ProcessInstance", instance);
        }
        return super.getProcessInstanceComments(instance);
    }

    /** The open tasks that she sees, and the ended ones. */
    private void checkRead(String task) {
        String me = signedIn();
        if (me != null && createTaskQuery().taskId(task).count() == 0
                && history().createHistoricTaskInstanceQuery().taskId(task).count() == 0) {
            throw new AuthorizationException(me, "READ", "Task", task);
        }
    }

    /**
     * @return the instance of the task, whatever the caller says it is
     */
    private String checkWork(String id, String instance) {
        String me = signedIn();
        if (me == null) {
            return instance;
        }
        return commandExecutor.execute(context -> {
            TaskEntity task = id == null ? null : context.getTaskManager().findTaskById(id);
            if (task == null) {
                throw new AuthorizationException(me, "TASK_WORK", "Task", id);
            }
            context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
            return task.getProcessInstanceId();
        });
    }

    private void keepNotes() {
        if (signedIn() != null) {
            throw new RuleException("留言和附件一经提交，不能修改或删除。");
        }
    }

    private org.camunda.bpm.engine.HistoryService history() {
        return commandExecutor.execute(context -> context.getProcessEngineConfiguration().getHistoryService());
    }

    private String signedIn() {
        Authentication current = identity.getCurrentAuthentication();
        return current == null ? null : current.getUserId();
    }
}
