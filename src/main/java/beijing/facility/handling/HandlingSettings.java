package beijing.facility.handling;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param urgeInterval how long after a task was urged it can't be urged again */
@ConfigurationProperties("facility.handling")
record HandlingSettings(@DefaultValue("1h") Duration urgeInterval) {
}
