package beijing.facility.demo;

import java.time.LocalDate;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import beijing.facility.demo.SampleProject.Standing;
import beijing.facility.identity.Groups;
import beijing.facility.identity.Seeds;
import beijing.facility.measures.Parameters;
import beijing.facility.workflow.BeijingClock;

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
    private final SamplePapers papers;
    private final Parameters parameters;
    private final BeijingClock clock;
    private final Seeds seeds;
    private final JdbcClient jdbc;

    SampleProjects(DemoOfficials officials, TaskService tasks, SampleConstruction construction, SamplePapers papers,
            Parameters parameters, BeijingClock clock, Seeds seeds, JdbcClient jdbc) {
        this.officials = officials;
        this.tasks = tasks;
        this.construction = construction;
        this.papers = papers;
        this.parameters = parameters;
        this.clock = clock;
        this.seeds = seeds;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        seeds.sow(sowing -> sowing.once("sample projects", () -> {
            List<SampleProject> samples = SampleProject.all();
            LocalDate today = clock.today();
            try {
                samples.forEach(sample -> bring(sample, SampleCalendar.of(sample.standing(), today)));
            } finally {
                officials.today();
            }
            lookIntoTheirNotices();
            LOG.info("已建立{}个样例项目", samples.size());
        }));
    }

    /** Nobody begins the day with results of months ago. */
    private void lookIntoTheirNotices() {
        jdbc.sql("update notice set read_at = created_at where kind = 'DECIDED' and created_at < :thisWeek")
                .param("thisWeek", clock.today().minusWeeks(1).atStartOfDay(BeijingClock.ZONE).toOffsetDateTime()).update();
    }

    private void bring(SampleProject sample, SampleCalendar calendar) {
        String district = Groups.districtDrc(sample.district());
        officials.on(calendar.filed());
        String project = officials.starts(district, "project-lifecycle", sample.application(inForce(calendar.filed())));
        Standing standing = sample.standing();
        if (standing == Standing.RECTIFY) {
            return;
        }
        officials.on(calendar.reviewed());
        giveOpinions(project, standing);
        if (standing.beyond(Standing.DETERMINE)) {
            officials.on(calendar.determined());
            officials.completes(Groups.MUNICIPAL_DRC, "DetermineProject", project,
                    Map.of("decision", "SELECT", "opinion", "同意纳入年度项目清单"));
        }
        if (standing.beyond(Standing.ASSIGN)) {
            officials.on(calendar.assigned());
            officials.completes(district, "AssignResponsibility", project,
                    Map.of("implementingEntity", sample.unit(), "maintenanceEntity", sample.street() + "办事处"));
        }
        if (standing.beyond(Standing.ESTABLISH)) {
            officials.on(calendar.established());
            officials.completes(district, "RecordEstablishment", project, sample.establishment(calendar.established(), papers));
        }
        if (standing.beyond(Standing.APPLY)) {
            officials.on(calendar.applied());
            officials.completes(district, "SubmitFundApplication", project, sample.fundApplication());
        }
        if (standing.beyond(Standing.REVIEW)) {
            officials.on(calendar.fundsReviewed());
            officials.completes(Groups.MUNICIPAL_DRC, "ReviewFundApplication", project,
                    Map.of("decision", "APPROVE", "inclusiveRate", sample.rate(), "opinion", "概算依据充分，建议批复"));
        }
        if (standing.beyond(Standing.SIGN)) {
            officials.on(calendar.approved());
            officials.completes(Groups.MUNICIPAL_DRC_SIGNER, "SignFundApproval", project, Map.of("decision", "SIGN",
                    "approvalNumber", papers.document("京发改（审）", calendar.approved()), "opinion", "同意"));
        }
        if (standing.beyond(Standing.START)) {
            construction.bring(project, sample, calendar);
        }
    }

    /** Also where a clock goes before or after the years of the measures (Article 36). */
    private LocalDate inForce(LocalDate day) {
        LocalDate first = parameters.effectiveFrom();
        return day.isBefore(first) ? first : day.isAfter(parameters.lastDay()) ? parameters.lastDay() : day;
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
