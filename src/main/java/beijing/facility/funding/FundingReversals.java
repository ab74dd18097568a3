package beijing.facility.funding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Reversal;

/** What can be taken back of the funding approval: what is not signed yet. */
@Configuration(proxyBeanMethods = false)
class FundingReversals {

    @Bean
    Reversal ofFundApplication(ProjectFiles files) {
        return Reversal.of(CheckFundApplication.class, CheckFundApplication.Application.SUBMIT, RecordFundReview.class, number -> {
            Project project = files.require(number);
            project.returnFundApplication();
            files.save(project);
        });
    }

    @Bean
    Reversal ofFundReview(ProjectFiles files) {
        return Reversal.of(RecordFundReview.class, RecordFundReview.Review.APPROVE, RecordFundSignature.class, number -> {
            Project project = files.require(number);
            project.returnProposal();
            files.save(project);
        });
    }
}
