package beijing.facility.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import beijing.facility.measures.Parameters;

/** The parameters of the regulation come from the configuration, and a wrong one stops the start with its name. */
class MeasuresConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(MeasuresConfiguration.class);

    @Test
    void theShippedParametersAreThoseOfTheRegulation() {
        application.run(context -> {
            Parameters parameters = context.getBean(Parameters.class);
            assertThat(parameters.subsidyCap()).isEqualByComparingTo("50000000");
            assertThat(parameters.basicSubsidyRate()).isEqualByComparingTo("0.30");
            assertThat(parameters.lastDay()).hasToString("2028-01-12");
        });
    }

    @Test
    void anyOfThemCanBeSetFromOutside() {
        application.withPropertyValues("measures.subsidy-cap=60000000").run(context ->
                assertThat(context.getBean(Parameters.class).subsidyCap()).isEqualByComparingTo(new BigDecimal("60000000")));
    }

    @ParameterizedTest
    @CsvSource({"subsidy-cap,-1", "inclusive-subsidy-max-rate,1.5", "min-functions,-3", "department-opinion-deadline,P0D",
            "duplicate-similarity-threshold,7"})
    void aWrongValueStopsTheStartWithItsName(String key, String value) {
        application.withPropertyValues("measures." + key + "=" + value).run(context ->
                assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining("measures." + key));
    }
}
