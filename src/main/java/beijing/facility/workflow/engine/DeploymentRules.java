package beijing.facility.workflow.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ResourceTypes;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

import beijing.facility.identity.District;
import beijing.facility.identity.Group;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.engine.diagram.DiagramRules;
import beijing.facility.workflow.engine.diagram.House;

/**
 * Takes process files, forms and pictures for the whole city. Decision tables and case models have expression languages of their
 * own, and an HTML form would run its script in the browser of every official who opens it. A process that comes without its forms, as
 * Camunda Modeler sends it, is given those that were deployed last, into the same deployment, so that its history keeps them.
 */
class DeploymentRules implements Deployer {

    private static final List<String> ENDINGS = List.of(".bpmn", ".bpmn20.xml", ".form", ".png", ".svg");
    /** That of the columns in which the engine keeps them. */
    private static final int LONGEST_NAME = 255;
    /** Whose members decide nothing on a project. */
    private static final Set<Group.Kind> ASIDE = Set.of(Group.Kind.ADMINISTRATOR, Group.Kind.PROCESS_OWNER, Group.Kind.AUDITOR,
            Group.Kind.INTEGRATION);

    private final Supplier<DiagramRules> rules;

    DeploymentRules(ProcessExpressions expressions, ListableBeanFactory beans) {
        rules = SingletonSupplier.of(() -> new DiagramRules(new Running(expressions, beans)));
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        if (deployment.getTenantId() != null) {
            throw new InputException("流程和表单须对全市统一部署，不能只部署到“" + deployment.getTenantId() + "”。");
        }
        checkName(deployment.getName(), "部署名称（deployment-name）");
        checkName(deployment.getSource(), "部署来源（deployment-source）");
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (ResourceEntity file : deployment.getResources().values()) {
            if (ENDINGS.stream().noneMatch(file.getName()::endsWith)) {
                throw new InputException("文件“" + file.getName() + "”不能部署：只能部署流程文件（.bpmn）、表单（.form）和图片（.png、.svg）。");
            }
            checkName(file.getName(), "文件名");
            files.put(file.getName(), file.getBytes());
        }
        rules.get().check(files).forEach((id, form) -> add(deployment, id, form));
    }

    private static void checkName(String name, String called) {
        if (name != null && name.length() > LONGEST_NAME) {
            throw new InputException(called + "有" + name.length() + "个字符，不能超过" + LONGEST_NAME + "个。");
        }
    }

    private static void add(DeploymentEntity deployment, String id, byte[] content) {
        ResourceEntity form = new ResourceEntity();
        String name = id + ".form";
        while (deployment.getResources().containsKey(name)) {
            name = "live-" + name;
        }
        form.setName(name);
        form.setBytes(content);
        form.setDeploymentId(deployment.getId());
        form.setType(ResourceTypes.REPOSITORY.getValue());
        form.setCreateTime(ClockUtil.getCurrentTime());
        Context.getCommandContext().getResourceManager().insertResource(form);
        deployment.addResource(form);
    }

    /** The application that the files are for. */
    private record Running(ProcessExpressions expressions, ListableBeanFactory beans) implements House {

        @Override
        public boolean isBean(String name) {
            return expressions.isProcessBean(name);
        }

        @Override
        public boolean isTaskListener(String name) {
            return isBean(name) && beans.isTypeMatch(name, TaskListener.class);
        }

        @Override
        public Set<String> functions() {
            return ProcessExpressions.FUNCTIONS;
        }

        @Override
        public boolean works(String id) {
            Optional<Group> ours = Group.all().stream().filter(group -> group.id().equals(id)).findFirst();
            return ours.map(group -> !ASIDE.contains(group.kind())).orElseGet(() ->
                    Context.getCommandContext().getReadOnlyIdentityProvider().findGroupById(id) != null);
        }

        @Override
        public Set<String> districts() {
            return District.all().stream().map(District::code).collect(Collectors.toSet());
        }

        @Override
        public Optional<byte[]> liveForm(String id) {
            CommandContext context = Context.getCommandContext();
            CamundaFormDefinitionEntity form = context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(id);
            return Optional.ofNullable(form).map(found -> context.getResourceManager()
                    .findResourceByDeploymentIdAndResourceName(found.getDeploymentId(), found.getResourceName())).map(ResourceEntity::getBytes);
        }
    }
}
