package beijing.facility.process;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Records which elements of the diagrams the tests walk; a class named here fails where it leaves one of its diagrams out. */
@TestConfiguration(proxyBeanMethods = false)
abstract class CoverageConfiguration {

    @Bean
    AbstractCamundaConfiguration coverageRecording() {
        return new AbstractCamundaConfiguration() {
            @Override
            public void preInit(SpringProcessEngineConfiguration configuration) {
                ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
            }
        };
    }

    private static ProcessEngineCoverageProperties all(Class<?> test, String... but) {
        return ProcessEngineCoverageProperties.builder()
                .assertClassCoverageAtLeast(1.0)
                .addInclusionPatternForTestClasses(test.getName())
                .excludeProcessDefinitionKeys(but)
                .reportDirectory("target/process-test-coverage")
                .build();
    }

    /** Review and approval; the rest of the lifecycle is only begun there. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OfApproval extends CoverageConfiguration {

        @Bean
        ProcessEngineCoverageProperties coverageProperties() {
            return all(ApprovalTest.class, "project-lifecycle", "project-implementation", "fund-release", "project-change",
                    "completion-acceptance", "operation-supervision", "project-termination");
        }
    }

    /** From the start of the works on, and the lifecycle as a whole. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OfConstruction extends CoverageConfiguration {

        @Bean
        ProcessEngineCoverageProperties coverageProperties() {
            return all(ConstructionTest.class, "joint-review", "funding-approval");
        }
    }
}
