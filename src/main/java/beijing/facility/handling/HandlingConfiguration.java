package beijing.facility.handling;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(HandlingSettings.class)
class HandlingConfiguration {
}
