package beijing.facility.review;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import beijing.facility.workflow.Reversal;

/** What can be taken back of the joint review: opinions can't, for the departments are asked side by side. */
@Configuration(proxyBeanMethods = false)
class ReviewReversals {

    @Bean
    Reversal ofResolution() {
        return Reversal.of(RecordResolution.class, RecordResolution.Resolution.PROCEED, RecordDetermination.class);
    }
}
