package beijing.facility.workflow;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import beijing.facility.measures.AcceptanceRules;
import beijing.facility.measures.ChangeRules;
import beijing.facility.measures.ComplianceRules;
import beijing.facility.measures.DepartmentRules;
import beijing.facility.measures.DisbursementRules;
import beijing.facility.measures.FundingRules;
import beijing.facility.measures.OperatorRules;
import beijing.facility.measures.Parameters;
import beijing.facility.measures.ProgressRules;
import beijing.facility.measures.ReleaseRule;
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
    ReleaseRule releaseRule(Parameters parameters) {
        return new ReleaseRule(parameters);
    }

    @Bean
    DisbursementRules disbursementRules() {
        return new DisbursementRules();
    }

    @Bean
    ProgressRules progressRules(Parameters parameters) {
        return new ProgressRules(parameters);
    }

    @Bean
    ChangeRules changeRules(Parameters parameters) {
        return new ChangeRules(parameters);
    }

    @Bean
    AcceptanceRules acceptanceRules() {
        return new AcceptanceRules();
    }

    @Bean
    OperatorRules operatorRules() {
        return new OperatorRules();
    }

    @Bean
    SubsidyRule subsidyRule(Parameters parameters) {
        return new SubsidyRule(parameters);
    }
}
