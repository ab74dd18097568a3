package beijing.facility.workflow;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import beijing.facility.measures.ComplianceRules;
import beijing.facility.measures.DepartmentRules;
import beijing.facility.measures.FundingRules;
import beijing.facility.measures.Parameters;
import beijing.facility.measures.SubsidyRule;

/** Gives the rules, which know no framework, the parameters under {@code measures.*}. */
@Configuration
class MeasuresConfiguration {

    /** A wrong value stops the start, with the name of its key. */
    @Bean
    Parameters parameters(Environment environment) {
        return Binder.get(environment).bindOrCreate("measures", Parameters.class);
    }

    @Bean
    ComplianceRules complianceRules(Parameters parameters) {
        return new ComplianceRules(parameters);
    }

    @Bean
    DepartmentRules departmentRules() {
        return new DepartmentRules();
    }

    @Bean
    FundingRules fundingRules(Parameters parameters) {
        return new FundingRules(parameters);
    }

    @Bean
    SubsidyRule subsidyRule(Parameters parameters) {
        return new SubsidyRule(parameters);
    }
}
