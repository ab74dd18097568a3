package beijing.facility.demo;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Whether this start is the demo. */
public final class Demo {

    private Demo() {
    }

    /** True where no database is configured ({@code spring.datasource.url}, SPRING_DATASOURCE_URL). */
    public static boolean isActive(Environment environment) {
        return !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }
}
