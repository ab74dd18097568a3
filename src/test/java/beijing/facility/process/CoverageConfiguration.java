package beijing.facility.process;

import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Records which elements of the diagrams the tests walk; a class that asks for it fails below all of them. */
@TestConfiguration(proxyBeanMethods = false)
class CoverageConfiguration {

    @Bean
    AbstractCamundaConfiguration coverageRecording() {
        return new AbstractCamundaConfiguration() {
            @Override
            public void preInit(SpringProcessEngineConfiguration configuration) {
                ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
            }
        };
    }

    @Bean
    ProcessEngineCoverageProperties coverageProperties() {
        return ProcessEngineCoverageProperties.builder()
                .assertClassCoverageAtLeast(1.0)
                .addInclusionPatternForTestClasses(ApprovalTest.class.getName())
                .reportDirectory("target/process-test-coverage")
                .build();
    }
}
