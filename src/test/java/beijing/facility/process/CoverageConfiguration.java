package beijing.facility.process;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.springframework.context.annotation.Bean;

/** Records which elements of the diagrams the tests walk; a class fails that leaves anything of its diagrams out. */
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

    static ProcessEngineCoverageProperties all(Class<?> test, String... but) {
        return ProcessEngineCoverageProperties.builder()
                .assertClassCoverageAtLeast(1.0)
                .addInclusionPatternForTestClasses(test.getName())
                .excludeProcessDefinitionKeys(but)
                .reportDirectory("target/process-test-coverage")
                .build();
    }
}
