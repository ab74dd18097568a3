package beijing.facility.demo;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param dataDirectory  where the demo keeps its database from start to start; relative to the working directory
 * @param sampleProjects whether the first start leaves projects at different tasks
 */
@ConfigurationProperties("facility.demo")
record DemoProperties(@DefaultValue("data") Path dataDirectory, @DefaultValue("true") boolean sampleProjects) {
}
