package beijing.facility.change;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import beijing.facility.project.ChangeRegister;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.Reversal;

/** What can be taken back of a change: what is not signed yet. */
@Configuration(proxyBeanMethods = false)
class ChangeReversals {

    @Bean
    Reversal ofChangeProcedures() {
        return Reversal.of(RecordProcedures.class, RecordProcedures.Procedures.CONTINUE, RecordAdjustmentReview.class);
    }

    @Bean
    Reversal ofMinorChange() {
        return Reversal.of(RecordMinorChange.class, RecordMinorChange.MinorChange.CONTINUE, RecordAdjustmentReview.class);
    }

    @Bean
    Reversal ofSubsidyAdjustment(ProjectFiles files, ChangeRegister changes) {
        return Reversal.of(RecordAdjustmentReview.class, RecordAdjustmentReview.Review.APPROVE, RecordAdjustmentSignature.class, number -> {
            ProjectChange change = changes.require(files.require(number));
            change.returnProposal();
            changes.save(change);
        });
    }
}
