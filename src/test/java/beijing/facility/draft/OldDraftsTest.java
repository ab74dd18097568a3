package beijing.facility.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.fasterxml.jackson.databind.node.TextNode;

import beijing.facility.process.ProcessTest;

/** What nobody comes back to is kept for a while and then forgotten. */
@ProcessTest
class OldDraftsTest {

    private static final Place PLACE = Place.start("project-lifecycle");

    @Autowired
    Drafts drafts;
    @Autowired
    IdentityService identity;

    @AfterEach
    void back() {
        ClockUtil.reset();
        drafts.discard(PLACE);
        identity.clearAuthentication();
    }

    @Test
    void aDraftIsForgottenNinetyDaysAfterItWasLastTouched() {
        identity.setAuthentication("district-drc-110105", java.util.List.of("district-drc-110105"), java.util.List.of("110105"));
        drafts.save(PLACE, Map.of("projectName", new TextNode("劲松")), null);
        later(89);
        drafts.forget();
        assertThat(drafts.find(PLACE)).isPresent();
        later(92);
        drafts.forget();
        assertThat(drafts.find(PLACE)).isEmpty();
    }

    private static void later(int days) {
        ClockUtil.reset();
        ClockUtil.offset(Duration.ofDays(days).toMillis());
    }
}
