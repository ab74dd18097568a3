package beijing.facility.workflow.engine;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The diagrams and forms as they were deployed, whoever asks: how a task is called is no secret. */
@Component
public class DeployedDiagrams {

    /** A version of a process. It never changes. */
    public record Version(String id, String process, int number, String deployment) {

        private static Version of(ProcessDefinition definition) {
            return new Version(definition.getId(), definition.getKey(), definition.getVersion(), definition.getDeploymentId());
        }
    }

    private final ProcessEngine engine;
    private final RepositoryService repository;

    DeployedDiagrams(@Lazy ProcessEngine engine, @Lazy RepositoryService repository) {
        this.engine = engine;
        this.repository = repository;
    }

    /** Of each process the version that its next instance follows, in the order of their keys. */
    public List<Version> latest() {
        return unchecked(context -> repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list()
                .stream().map(Version::of).toList());
    }

    /** Every version of every process, the newest first. */
    public List<Version> all() {
        return unchecked(context -> repository.createProcessDefinitionQuery().orderByProcessDefinitionVersion().desc()
                .orderByProcessDefinitionKey().asc().list().stream().map(Version::of).toList());
    }

    /** That version; empty where it was deleted. */
    public Optional<Version> version(String id) {
        return unchecked(context -> Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionId(id).singleResult())
                .map(Version::of));
    }

    public BpmnModelInstance diagram(Version version) {
        return unchecked(context -> repository.getBpmnModelInstance(version.id()));
    }

    /** The form of that id that came with a version, otherwise the newest of that id. */
    public Optional<InputStream> form(Version version, String id) {
        return unchecked(context -> {
            CamundaFormDefinitionEntity with =
                    context.getCamundaFormDefinitionManager().findDefinitionByDeploymentAndKey(version.deployment(), id);
            CamundaFormDefinitionEntity form =
                    with == null ? context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(id) : with;
            return Optional.ofNullable(form).map(found -> repository.getResourceAsStream(found.getDeploymentId(), found.getResourceName()));
        });
    }

    private <T> T unchecked(Function<CommandContext, T> reading) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> reading.apply(context)));
    }
}
