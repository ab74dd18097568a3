package beijing.facility.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestPropertySource;

import beijing.facility.handling.ConsultationView;
import beijing.facility.handling.Consultations;
import beijing.facility.process.Officials.Official;
import beijing.facility.workflow.RuleException;

/** 加签 and 减签: every sequence flow and event of the diagram is walked here. */
@ProcessTest
@TestPropertySource(properties = "camunda.bpm.process-engine-name=consultation")
class ConsultationTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Coverage extends CoverageConfiguration {

        @Bean
        ProcessEngineCoverageProperties coverageProperties() {
            return all(ConsultationTest.class, "project-lifecycle", "joint-review", "funding-approval", "project-implementation",
                    "fund-release", "project-change", "completion-acceptance", "operation-supervision", "project-solicitation",
                    "project-termination");
        }
    }

    @Autowired
    Journey journey;
    @Autowired
    Officials officials;
    @Autowired
    Consultations consultations;
    @Autowired
    HistoryService history;

    @Test
    void theReviewWaitsForTheOpinionAndGoesOnWithIt() {
        String project = journey.determinable();
        Official municipal = journey.municipal();
        ask(project, "DetermineProject", "dept-education");

        assertThatThrownBy(() -> municipal.completes("DetermineProject", project, Submission.decision("SELECT")))
                .isInstanceOf(RuleException.class).hasMessageStartingWith("已加签征求市教委的意见，尚未答复");
        officials.official("dept-education").completes("GiveConsultation", project,
                Submission.decision("AGREE").with("opinion", "不重复"));

        assertThat(end(project)).isEqualTo("意见已登记");
        assertThat(asked(project, "DetermineProject")).singleElement().extracting(ConsultationView::opinion).isEqualTo("不重复");
        municipal.completes("DetermineProject", project, Submission.decision("SELECT"));
        assertThat(officials.openTasks(project)).containsExactly("AssignResponsibility");
    }

    @Test
    void whoIsAskedNoLongerDoesNotHoldTheReviewUp() {
        String project = journey.determinable();
        Official municipal = journey.municipal();
        ask(project, "DetermineProject", "dept-education");
        String task = municipal.task("DetermineProject", project).getId();
        long id = asked(project, "DetermineProject").get(0).id();

        municipal.as(() -> {
            consultations.end(task, id, "已电话核实");
            return null;
        });

        assertThat(end(project)).isEqualTo("已减签");
        assertThat(officials.official("dept-education").sees("GiveConsultation", project)).isFalse();
        municipal.completes("DetermineProject", project, Submission.decision("SELECT"));
        assertThat(officials.openTasks(project)).containsExactly("AssignResponsibility");
    }

    @Test
    void onlyThatDepartmentIsAskedNoLonger() {
        String project = journey.determinable();
        Official municipal = journey.municipal();
        ask(project, "DetermineProject", "dept-education");
        ask(project, "DetermineProject", "dept-sports");
        String task = municipal.task("DetermineProject", project).getId();
        long id = asked(project, "DetermineProject").stream().filter(each -> each.to().equals("市教委")).findFirst().orElseThrow().id();

        municipal.as(() -> {
            consultations.end(task, id, "已电话核实");
            return null;
        });

        assertThat(officials.official("dept-education").sees("GiveConsultation", project)).isFalse();
        assertThat(officials.official("dept-sports").sees("GiveConsultation", project)).isTrue();
        assertThatThrownBy(() -> municipal.completes("DetermineProject", project, Submission.decision("SELECT")))
                .isInstanceOf(RuleException.class).hasMessageStartingWith("已加签征求市体育局的意见");
    }

    @Test
    void theEndOfTheProjectEndsTheQuestion() {
        String project = journey.appliedFor();
        ask(project, "ReviewFundApplication", "dept-education");

        journey.municipal().starts("project-termination", Journey.termination(project));

        assertThat(end(project)).isEqualTo("因项目终止结束");
        assertThat(officials.openTasks(project)).isEmpty();
    }

    private void ask(String project, String review, String department) {
        Official municipal = journey.municipal();
        String task = municipal.task(review, project).getId();
        municipal.as(() -> {
            consultations.consult(task, department, "是否与在建项目重复");
            return null;
        });
    }

    private List<ConsultationView> asked(String project, String review) {
        String task = journey.municipal().task(review, project).getId();
        return journey.municipal().as(() -> consultations.of(task));
    }

    /** The name of the event at which the question ended. */
    private String end(String project) {
        String instance = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(project)
                .processDefinitionKey("consultation").finished().singleResult().getId();
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).activityType("noneEndEvent").list().stream()
                .max(Comparator.comparing(HistoricActivityInstance::getStartTime)).orElseThrow().getActivityName();
    }
}
