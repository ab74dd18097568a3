package beijing.facility.demo;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.TaskService;
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

    private final DemoOfficials officials;
    private final TaskService tasks;
    private final SampleConstruction construction;
    private final Seeds seeds;

    SampleProjects(DemoOfficials officials, TaskService tasks, SampleConstruction construction, Seeds seeds) {
        this.officials = officials;
        this.tasks = tasks;
        this.construction = construction;
        this.seeds = seeds;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        seeds.sow(sowing -> sowing.once("sample projects", () -> {
            List<SampleProject> samples = SampleProject.all();
            samples.forEach(this::bring);
            LOG.info("已建立{}个样例项目", samples.size());
        }));
    }

    private void bring(SampleProject sample) {
        String district = Groups.districtDrc(sample.district());
        String project = officials.starts(district, "project-lifecycle", sample.application());
        Standing standing = sample.standing();
        if (standing == Standing.RECTIFY) {
            return;
        }
        giveOpinions(project, standing);
        if (standing.beyond(Standing.DETERMINE)) {
            officials.completes(Groups.MUNICIPAL_DRC, "DetermineProject", project,
                    Map.of("decision", "SELECT", "opinion", "同意纳入年度项目清单"));
        }
        if (standing.beyond(Standing.ASSIGN)) {
            officials.completes(district, "AssignResponsibility", project,
                    Map.of("implementingEntity", sample.unit(), "maintenanceEntity", sample.street() + "办事处"));
        }
        if (standing.beyond(Standing.ESTABLISH)) {
            officials.completes(district, "RecordEstablishment", project, sample.establishment());
        }
        if (standing.beyond(Standing.APPLY)) {
            officials.completes(district, "SubmitFundApplication", project, sample.fundApplication());
        }
        if (standing.beyond(Standing.REVIEW)) {
            officials.completes(Groups.MUNICIPAL_DRC, "ReviewFundApplication", project,
                    Map.of("decision", "APPROVE", "inclusiveRate", sample.rate(), "opinion", "概算依据充分，建议批复"));
        }
        if (standing.beyond(Standing.SIGN)) {
            officials.completes(Groups.MUNICIPAL_DRC_SIGNER, "SignFundApproval", project,
                    Map.of("decision", "SIGN", "approvalNumber", "京发改（审）〔2026〕9" + project.substring(project.length() - 3) + "号", "opinion", "同意"));
        }
        if (standing.beyond(Standing.START)) {
            construction.bring(project, sample);
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
            officials.completes(department, "DepartmentOpinion", project, first && standing == Standing.RESOLVE
                    ? Map.of("decision", "DISAGREE", "opinion", "拟设托育点与现有普惠托育园服务半径重叠，建议调整规模",
                            "functionOpinion", "托育功能宜缩减")
                    : Map.of("decision", "AGREE", "functionOpinion", "功能设置符合第七条要求"));
        }
    }
}
