package beijing.facility.project;

import java.time.LocalDate;

import beijing.facility.measures.ConstructionMode;
import beijing.facility.measures.FacilityForm;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.ProjectApplication;
import beijing.facility.measures.Scheme;

/** The columns of an application without its investment plan, which is kept in versions of its own. */
record ApplicationSheet(
        String name,
        String unit,
        String creditCode,
        String street,
        String address,
        ConstructionMode constructionMode,
        FacilityForm facilityForm,
        boolean meetsGuideline,
        boolean newResidentialArea,
        boolean meetsResidentialQuota,
        boolean stateOwnedProperty,
        boolean stateAssetProcedureDone,
        boolean renovationConditionsMet,
        int consultedResidents,
        String consultationSummary,
        boolean otherMunicipalFunds,
        String otherMunicipalFundsDetail,
        String justification,
        LocalDate applicationDate,
        String solicitationId) {

    static ApplicationSheet of(ProjectApplication application) {
        return new ApplicationSheet(application.projectName(), application.projectUnit(), application.creditCode(),
                application.street(), application.address(), application.constructionMode(), application.facilityForm(),
                application.meetsGuideline(), application.newResidentialArea(), application.meetsResidentialQuota(),
                application.stateOwnedProperty(), application.stateAssetProcedureDone(),
                application.renovationConditionsMet(), application.consultedResidents(),
                application.consultationSummary(), application.otherMunicipalFunds(),
                application.otherMunicipalFundsDetail(), application.justification(), application.applicationDate(),
                application.solicitationId());
    }

    /** With the place and mode of a change (Article 28). */
    ApplicationSheet changed(Scheme scheme) {
        return new ApplicationSheet(name, unit, creditCode, street, scheme.address(), scheme.mode(), facilityForm,
                meetsGuideline, newResidentialArea, meetsResidentialQuota, stateOwnedProperty, stateAssetProcedureDone,
                renovationConditionsMet, consultedResidents, consultationSummary, otherMunicipalFunds,
                otherMunicipalFundsDetail, justification, applicationDate, solicitationId);
    }

    ProjectApplication with(String districtCode, InvestmentPlan plan) {
        return new ProjectApplication(name, unit, creditCode, districtCode, street, address, constructionMode,
                facilityForm, meetsGuideline, newResidentialArea, meetsResidentialQuota, stateOwnedProperty,
                stateAssetProcedureDone, renovationConditionsMet, consultedResidents, consultationSummary,
                otherMunicipalFunds, otherMunicipalFundsDetail, justification, applicationDate, plan, solicitationId);
    }
}
