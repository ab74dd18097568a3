package beijing.facility.demo;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import beijing.facility.demo.SampleProject.Standing;
import beijing.facility.identity.Groups;
import beijing.facility.identity.Seeds;

/**
 * Brings the sample projects to where they stand: each step is handed in by the demo user whose it is, as if she sat at her
 * desk. All of it is one transaction, so an interrupted start leaves none or all.
 */
@Component
@ConditionalOnDemo
@ConditionalOnProperty(name = "facility.demo.sample-projects", matchIfMissing = true)
@Order(0)
class SampleProjects implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleProjects.class);

    private final IdentityService identity;
    private final RepositoryService repository;
    private final FormService forms;
    private final TaskService tasks;
    private final Seeds seeds;

    SampleProjects(IdentityService identity, RepositoryService repository, FormService forms, TaskService tasks,
            Seeds seeds) {
        this.identity = identity;
        this.repository = repository;
        this.forms = forms;
        this.tasks = tasks;
        this.seeds = seeds;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            seeds.sow(sowing -> sowing.once("sample projects", () -> {
                List<SampleProject> samples = SampleProject.all();
                samples.forEach(this::bring);
                LOG.info("已建立{}个样例项目", samples.size());
            }));
        } finally {
            identity.clearAuthentication();
        }
    }

    private void bring(SampleProject sample) {
        String district = Groups.districtDrc(sample.district());
        String project = file(district, sample);
        Standing standing = sample.standing();
        if (standing == Standing.RECTIFY) {
            return;
        }
        giveOpinions(project, standing);
        if (standing.beyond(Standing.DETERMINE)) {
            complete(Groups.MUNICIPAL_DRC, "DetermineProject", project,
                    Map.of("decision", "SELECT", "opinion", "同意纳入年度项目清单"));
        }
        if (standing.beyond(Standing.ASSIGN)) {
            complete(district, "AssignResponsibility", project,
                    Map.of("implementingEntity", sample.unit(), "maintenanceEntity", sample.street() + "办事处"));
        }
        if (standing.beyond(Standing.ESTABLISH)) {
            complete(district, "RecordEstablishment", project, sample.establishment());
        }
        if (standing.beyond(Standing.APPLY)) {
            complete(district, "SubmitFundApplication", project, sample.fundApplication());
        }
        if (standing.beyond(Standing.REVIEW)) {
            complete(Groups.MUNICIPAL_DRC, "ReviewFundApplication", project,
                    Map.of("decision", "APPROVE", "inclusiveRate", sample.rate(), "opinion", "概算依据充分，建议批复"));
        }
        if (standing.beyond(Standing.SIGN)) {
            complete(Groups.MUNICIPAL_DRC_SIGNER, "SignFundApproval", project,
                    Map.of("decision", "SIGN", "approvalNumber", "京发改（审）〔2026〕9009号", "opinion", "同意"));
        }
    }

    /** All agree, but for a project that stands there: one has not answered yet, or one disagrees. */
    private void giveOpinions(String project, Standing standing) {
        List<Task> asked = tasks.createTaskQuery().processInstanceBusinessKey(project)
                .taskDefinitionKey("DepartmentOpinion").orderByTaskCreateTime().asc().list();
        for (Task task : asked) {
            String department = tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId();
            boolean first = department.equals(Groups.dept("health"));
            if (first && standing == Standing.OPINIONS) {
                continue;
            }
            signIn(department);
            forms.submitTaskForm(task.getId(), first && standing == Standing.RESOLVE
                    ? Map.of("decision", "DISAGREE", "opinion", "拟设托育点与现有普惠托育园服务半径重叠，建议调整规模",
                            "functionOpinion", "托育功能宜缩减")
                    : Map.of("decision", "AGREE", "functionOpinion", "功能设置符合第七条要求"));
            identity.clearAuthentication();
        }
    }

    private String file(String user, SampleProject sample) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey("project-lifecycle")
                .latestVersion().singleResult().getId();
        signIn(user);
        String project = forms.submitStartForm(definition, sample.application()).getBusinessKey();
        identity.clearAuthentication();
        return project;
    }

    private void complete(String user, String key, String project, Map<String, Object> form) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(project).taskDefinitionKey(key).singleResult();
        signIn(user);
        forms.submitTaskForm(task.getId(), form);
        identity.clearAuthentication();
    }

    private void signIn(String user) {
        identity.setAuthentication(user,
                identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList(),
                identity.createTenantQuery().userMember(user).includingGroupsOfUser(true).list().stream()
                        .map(Tenant::getId).toList());
    }
}
