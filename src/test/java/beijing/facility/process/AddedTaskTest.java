package beijing.facility.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import beijing.facility.workflow.engine.diagram.EditedFiles;

/** A process owner has put a task of hers before one that listens for what happens elsewhere to the project. */
@ProcessTest
class AddedTaskTest {

    @Autowired
    Journey journey;
    @Autowired
    Officials officials;
    @Autowired
    RepositoryService repository;
    @Autowired
    ManagementService management;
    @Autowired
    ProcessEngine engine;

    private String deployment;

    @AfterEach
    void theProcessOfTheHouseAgain() {
        repository.deleteDeployment(deployment, true);
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDeploymentCache().discardProcessDefinitionCache();
    }

    @Test
    void moneyThatWentBackMeanwhileIsNotWaitedFor() {
        deploys(EditedFiles.of("fund-release").lead("DisbursedShort", "CheckAccount").first("</bpmn:subProcess>",
                EditedFiles.task("CheckAccount", "district-drc-${districtCode}") + EditedFiles.flow("CheckAccount", "DisburseFunds")
                        + "</bpmn:subProcess>"));
        String project = journey.started();
        journey.municipal().completes("ReleaseFunds", project, Journey.release("70.92"));
        journey.district().completes("DisburseFunds", project, Journey.disbursement("20"));
        assertThat(officials.openTasks(project)).containsExactly("CheckAccount", "ReportProgress");
        // 0.3·30 + 0.2·30 = 15 万元
        journey.district().starts("project-change", Journey.change(project).with("totalInvestment", "80").with("sharedInvestment", "0")
                .json("elderlyCare", "{\"basicArea\":\"600\",\"basicInvestment\":\"30\"}")
                .json("infantCare", "{\"inclusiveArea\":\"300\",\"inclusiveInvestment\":\"30\"}")
                .json("communityMeals", "{\"commercialArea\":\"100\",\"commercialInvestment\":\"20\"}"));
        journey.district().completes("RecordChangeProcedures", project, Journey.procedures());
        journey.municipal().completes("ReviewSubsidyAdjustment", project, Submission.decision("APPROVE").with("inclusiveRate", "20"));
        journey.signer().completes("SignSubsidyAdjustment", project,
                Submission.decision("SIGN").with("adjustmentNumber", "京发改（审）〔2026〕9304号"));
        journey.district().completes("RepayOverpayment", project, Journey.repayment("55.92"));
        assertThat(officials.openTasks(project)).containsExactly("CheckAccount", "ReportProgress");

        journey.district().completes("CheckAccount", project, Submission.form().with("opinion", "账户无误"));
        assertThat(officials.openTasks(project)).contains("DisburseFunds");
        missedIsHeard();
        assertThat(officials.openTasks(project)).containsExactly("ReportProgress");
    }

    @Test
    void moneyIsDisbursedAsEverWhereNothingWasMissed() {
        deploys(EditedFiles.of("fund-release").insertTask("ReleaseReady", "SecondLook"));
        String project = journey.started();
        journey.municipal().completes("SecondLook", project, Submission.form().with("opinion", "已复核"));
        assertThat(missed()).isEmpty();
        journey.municipal().completes("ReleaseFunds", project, Journey.release("70.92"));
        assertThat(missed()).isEmpty();
        journey.district().completes("DisburseFunds", project, Journey.disbursement("70.92"));
        assertThat(officials.openTasks(project)).containsExactly("ReportProgress");
    }

    @Test
    void nothingIsReleasedDuringAChangeThatWasOpenedMeanwhile() {
        deploys(EditedFiles.of("fund-release").insertTask("ReleaseReady", "SecondLook"));
        String project = journey.started();
        journey.district().starts("project-change", Journey.smaller(project, "960", "440"));
        assertThat(officials.openTasks(project)).containsExactly("FileMinorChange", "ReportProgress", "SecondLook");
        journey.municipal().completes("SecondLook", project, Submission.form().with("opinion", "已复核"));
        assertThatThrownBy(() -> journey.municipal().completes("ReleaseFunds", project, Journey.release("70.92")))
                .hasStackTraceContaining("项目变更正在办理，暂停下达（第二十八条），请在变更办结后下达。");
        missedIsHeard();
        assertThat(officials.openTasks(project)).containsExactly("FileMinorChange", "ReportProgress");

        journey.district().completes("FileMinorChange", project, Submission.form());
        journey.municipal().completes("ReviewSubsidyAdjustment", project, Submission.decision("APPROVE").with("inclusiveRate", "20"));
        journey.signer().completes("SignSubsidyAdjustment", project,
                Submission.decision("SIGN").with("adjustmentNumber", "京发改（审）〔2026〕9303号"));
        assertThat(officials.openTasks(project)).containsExactly("ReportProgress", "SecondLook");
    }

    private void deploys(EditedFiles file) {
        deployment = repository.createDeployment().name("added").addString("fund-release.bpmn", file.text()).deploy().getId();
    }

    private List<Job> missed() {
        return management.createJobQuery().messages().list().stream()
                .filter(job -> "facility-missed-messages".equals(((JobEntity) job).getJobHandlerType())).toList();
    }

    /** What the server does by itself, when the step is over. */
    private void missedIsHeard() {
        assertThat(missed()).singleElement().satisfies(job -> management.executeJob(job.getId()));
    }
}
