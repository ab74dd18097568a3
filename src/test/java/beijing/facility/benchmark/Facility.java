package beijing.facility.benchmark;

import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import beijing.facility.FacilityApplication;
import beijing.facility.TestDatabase;
import beijing.facility.identity.District;
import beijing.facility.identity.Groups;
import beijing.facility.process.Journey;
import beijing.facility.process.Officials;
import beijing.facility.process.Submission;

/** The running application, with the demo's users and a database of its own. */
class Facility implements AutoCloseable {

    /** An official of ten districts at once. */
    static final String IN_TEN_GROUPS = "in-ten-groups";

    private final ConfigurableApplicationContext context;
    private final Duration start;

    private Facility(ConfigurableApplicationContext context, Duration start) {
        this.context = context;
        this.start = start;
    }

    static Facility start() {
        long begin = System.nanoTime();
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(FacilityApplication.class, Officials.class, Journey.class)
                        .initializers(application -> new TestDatabase.Demo().initialize((GenericApplicationContext) application))
                        .run("--server.port=0", "--logging.level.root=WARN", "--facility.demo.sample-projects=false",
                                "--camunda.bpm.job-execution.enabled=false");
        Facility facility = new Facility(context, Duration.ofNanos(System.nanoTime() - begin));
        facility.appointForTenGroups();
        return facility;
    }

    Duration startTime() {
        return start;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    DataSource database() {
        return bean(DataSource.class);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    Officials.Official official(String user) {
        return bean(Officials.class).official(user);
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** A project at each task, two that an official has claimed, and one that is approved: by number. */
    List<String> originals() {
        Journey journey = bean(Journey.class);
        String claimedByDistrict = journey.established();
        claim("SubmitFundApplication", claimedByDistrict, Groups.districtDrc(Journey.DISTRICT));
        String claimedByMunicipality = journey.determinable();
        claim("DetermineProject", claimedByMunicipality, Groups.MUNICIPAL_DRC);
        return List.of(journey.filed(Journey.application().with("meetsGuideline", false)), journey.filed(),
                disagreed(journey), journey.determinable(), journey.selected(), journey.assigned(), journey.established(),
                journey.appliedFor(), journey.reviewed(), journey.approved(), claimedByDistrict, claimedByMunicipality);
    }

    private static String disagreed(Journey journey) {
        String project = journey.filed();
        journey.department("commerce").completes("DepartmentOpinion", project,
                Submission.decision("DISAGREE").with("opinion", "业态重复"));
        journey.allDepartmentsAgree(project);
        return project;
    }

    private void claim(String task, String project, String user) {
        Officials.Official official = official(user);
        official.as(() -> {
            bean(TaskService.class).claim(official.task(task, project).getId(), user);
            return null;
        });
    }

    private void appointForTenGroups() {
        IdentityService identity = bean(IdentityService.class);
        identity.saveUser(identity.newUser(IN_TEN_GROUPS));
        District.all().stream().limit(10).forEach(district ->
                identity.createMembership(IN_TEN_GROUPS, Groups.districtDrc(district.code())));
    }

    @Override
    public void close() {
        context.close();
    }
}
