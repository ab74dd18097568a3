package beijing.facility.workflow.engine;

import java.util.Date;

import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;
import org.camunda.bpm.engine.impl.management.SetJobRetriesByJobsAsyncBuilderImpl;
import org.camunda.bpm.engine.impl.management.SetJobRetriesByProcessAsyncBuilderImpl;
import org.camunda.bpm.engine.impl.management.UpdateJobDefinitionSuspensionStateBuilderImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.SetJobRetriesAsyncBuilder;
import org.camunda.bpm.engine.management.SetJobRetriesBuilder;
import org.camunda.bpm.engine.management.SetJobRetriesByJobsAsyncBuilder;
import org.camunda.bpm.engine.management.SetJobRetriesByProcessAsyncBuilder;

import beijing.facility.workflow.NotEntitledException;

/**
 * The engine's management service, but terms are those of the diagram: what has failed is tried again, and no timer is let off before
 * its time, for the steps behind it are a project's.
 */
class OfficialManagementService extends ManagementServiceImpl {

    private static final String NOT_YET = "期限由流程决定，期限未到的定时事项不能提前执行；执行失败的，请在“重试”中处理。";
    private static final String AT_ONCE = "挂起和恢复只能即时进行，不能预定时间（executionDate）。";
    private static final String NOT_HERS = "期限由流程决定，重试时不能改期。";

    OfficialManagementService(ProcessEngineConfiguration configuration) {
        super(configuration);
    }

    @Override
    public void executeJob(String job) {
        commandExecutor.execute(context -> {
            if (signedIn(context) && waits(context.getJobManager().findJobById(job))) {
                throw new NotEntitledException(NOT_YET);
            }
            return null;
        });
        super.executeJob(job);
    }

    /** What failed was let off in its time, and the engine itself puts the next attempt off. */
    private static boolean waits(JobEntity job) {
        return job != null && job.getDuedate() != null && job.getDuedate().after(ClockUtil.getCurrentTime())
                && job.getExceptionMessage() == null;
    }

    @Override
    public SetJobRetriesBuilderImpl setJobRetries(int retries) {
        return new SetJobRetriesBuilderImpl(commandExecutor, retries) {
            @Override
            public SetJobRetriesBuilder dueDate(Date date) {
                refuseTheSignedIn(commandExecutor);
                return super.dueDate(date);
            }
        };
    }

    @Override
    public SetJobRetriesByJobsAsyncBuilder setJobRetriesByJobsAsync(int retries) {
        return new SetJobRetriesByJobsAsyncBuilderImpl(commandExecutor, retries) {
            @Override
            public SetJobRetriesAsyncBuilder dueDate(Date date) {
                refuseTheSignedIn(commandExecutor);
                return super.dueDate(date);
            }
        };
    }

    @Override
    public SetJobRetriesByProcessAsyncBuilder setJobRetriesByProcessAsync(int retries) {
        return new SetJobRetriesByProcessAsyncBuilderImpl(commandExecutor, retries) {
            @Override
            public SetJobRetriesByProcessAsyncBuilder dueDate(Date date) {
                refuseTheSignedIn(commandExecutor);
                return super.dueDate(date);
            }
        };
    }

    /** Anybody could have made a job of it: the engine asks for no right where the id is nothing's. */
    @Override
    public UpdateJobDefinitionSuspensionStateBuilderImpl updateJobDefinitionSuspensionState() {
        return new UpdateJobDefinitionSuspensionStateBuilderImpl(commandExecutor) {
            @Override
            public UpdateJobDefinitionSuspensionStateBuilderImpl executionDate(Date date) {
                onlyAtOnce(commandExecutor, date);
                return super.executionDate(date);
            }
        };
    }

    static void onlyAtOnce(CommandExecutor commands, Date date) {
        if (date != null && commands.execute(OfficialManagementService::signedIn)) {
            throw new NotEntitledException(AT_ONCE);
        }
    }

    private static void refuseTheSignedIn(CommandExecutor commands) {
        if (commands.execute(OfficialManagementService::signedIn)) {
            throw new NotEntitledException(NOT_HERS);
        }
    }

    private static boolean signedIn(CommandContext context) {
        return context.getAuthenticatedUserId() != null;
    }
}
