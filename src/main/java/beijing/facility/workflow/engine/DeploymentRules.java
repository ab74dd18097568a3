package beijing.facility.workflow.engine;

import java.util.List;

import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

import beijing.facility.workflow.InputException;

/**
 * Takes process files, forms and pictures for the whole city. Decision tables and case models have expression languages of their
 * own, and an HTML form would run its script in the browser of every official who opens it.
 */
class DeploymentRules implements Deployer {

    private static final List<String> ENDINGS = List.of(".bpmn", ".bpmn20.xml", ".form", ".png", ".svg");

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        if (deployment.getTenantId() != null) {
            throw new InputException("流程和表单须对全市统一部署，不能只部署到“" + deployment.getTenantId() + "”。");
        }
        for (String name : deployment.getResources().keySet()) {
            if (ENDINGS.stream().noneMatch(name::endsWith)) {
                throw new InputException("文件“" + name + "”不能部署：只能部署流程文件（.bpmn）、表单（.form）和图片（.png、.svg）。");
            }
        }
    }
}
