package beijing.facility.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import beijing.facility.TestDatabase;

/** The whole application with the demo's users on a real PostgreSQL; timers fire only when a test lets them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "camunda.bpm.job-execution.enabled=false",
        "facility.notices.clockwork=false",
        "facility.security.clockwork=false",
        "facility.demo.sample-projects=false"})
@ContextConfiguration(initializers = TestDatabase.Demo.class)
@Import({Officials.class, Journey.class, Staff.class})
public @interface ProcessTest {
}
