package beijing.facility.draft;

import java.time.Period;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keep how long a draft is kept that nobody has touched */
@ConfigurationProperties("facility.drafts")
record DraftSettings(@DefaultValue("P90D") Period keep) {
}
