package beijing.facility;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The workflow system for 社区嵌入式服务设施 projects under 京发改规〔2025〕1号. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class FacilityApplication {

    public static void main(String[] args) {
        SpringApplication.run(FacilityApplication.class, args);
    }
}
