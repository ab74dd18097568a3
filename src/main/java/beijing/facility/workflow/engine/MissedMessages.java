package beijing.facility.workflow.engine;

import java.util.Arrays;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;

/**
 * Messages between the processes of a project reach who waits for them. Where a process owner has put a task of hers before one that
 * listens, they come too early: the task opens, and in a step of its own, stored with it, hears them once more.
 */
public final class MissedMessages implements JobHandler<MissedMessages.Missed> {

    private static final String TYPE = "facility-missed-messages";

    /** @param messages in the order in which they were missed */
    record Missed(String instance, List<String> messages) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return instance + " " + String.join(" ", messages);
        }

        static Missed of(String text) {
            String[] parts = text.split(" ");
            return new Missed(parts[0], Arrays.asList(parts).subList(1, parts.length));
        }
    }

    /** Has a task that is about to open hear them afterwards. */
    public static void repeat(List<String> messages, DelegateTask task) {
        if (messages.isEmpty()) {
            return;
        }
        MessageEntity job = new MessageEntity();
        job.setJobHandlerType(TYPE);
        job.setJobHandlerConfiguration(new Missed(task.getProcessInstanceId(), messages));
        job.setTenantId(task.getTenantId());
        Context.getCommandContext().getJobManager().send(job);
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(Missed missed, ExecutionEntity execution, CommandContext context, String tenant) {
        missed.messages().forEach(message -> context.getProcessEngineConfiguration().getRuntimeService().createMessageCorrelation(message)
                .processInstanceId(missed.instance()).correlateAll());
    }

    @Override
    public Missed newConfiguration(String text) {
        return Missed.of(text);
    }

    @Override
    public void onDelete(Missed missed, JobEntity job) {
        // nothing else was kept
    }
}
