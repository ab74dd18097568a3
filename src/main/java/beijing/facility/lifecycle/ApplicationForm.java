package beijing.facility.lifecycle;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;


import beijing.facility.identity.District;
import beijing.facility.mandate.Mandate;
import beijing.facility.measures.ConstructionMode;
import beijing.facility.measures.CreditCode;
import beijing.facility.measures.FacilityForm;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.ProjectApplication;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.PlanForm;
import beijing.facility.workflow.PlanVariables;

/** 项目申报表: the fields of an application, read from a form and written to one. */
final class ApplicationForm {

    private static final Field PROJECT_NAME = Field.of("projectName", "项目名称");
    private static final Field PROJECT_UNIT = Field.of("projectUnit", "项目单位");
    private static final Field CREDIT_CODE = Field.of("creditCode", "统一社会信用代码");
    private static final Field DISTRICT_CODE = Field.of("districtCode", "所在区");
    private static final Field STREET = Field.of("street", "街乡镇");
    private static final Field ADDRESS = Field.of("address", "建设地点");
    private static final Field CONSTRUCTION_MODE = Field.of("constructionMode", "建设方式");
    private static final Field FACILITY_FORM = Field.of("facilityForm", "设施形式");
    private static final Field MEETS_GUIDELINE = Field.of("meetsGuideline", "符合建设导则");
    private static final Field NEW_RESIDENTIAL_AREA = Field.of("newResidentialArea", "位于新建居住区");
    private static final Field MEETS_RESIDENTIAL_QUOTA = Field.of("meetsResidentialQuota", "落实配置指标");
    private static final Field STATE_OWNED_PROPERTY = Field.of("stateOwnedProperty", "使用国有房产");
    private static final Field STATE_ASSET_PROCEDURE_DONE = Field.of("stateAssetProcedureDone", "已履行国有资产管理程序");
    private static final Field RENOVATION_CONDITIONS_MET = Field.of("renovationConditionsMet", "符合改造条件");
    private static final Field CONSULTED_RESIDENTS = Field.of("consultedResidents", "征询居民人数");
    private static final Field CONSULTATION_SUMMARY = Field.prose("consultationSummary", "征询意见情况");
    private static final Field OTHER_MUNICIPAL_FUNDS = Field.of("otherMunicipalFunds", "已获其他渠道市级资金");
    private static final Field OTHER_MUNICIPAL_FUNDS_DETAIL =
            Field.prose("otherMunicipalFundsDetail", "其他渠道市级资金说明");
    private static final Field JUSTIFICATION = Field.prose("justification", "例外说明");
    private static final Field APPLICATION_DATE = Field.of("applicationDate", "申报日期");
    private static final Field TOTAL_INVESTMENT = Field.of("totalInvestment", "总投资");
    private static final Field SHARED_INVESTMENT = Field.of("sharedInvestment", "公共及分摊投资");
    private static final Field SOLICITATION_ID = Field.of("solicitationId", "征集批次");

    private ApplicationForm() {
    }

    /**
     * @param refusal why a round of solicitation does not take the application; the end of a Chinese sentence
     * @throws beijing.facility.workflow.InputException with every sentence that the fields give rise to
     */
    static ProjectApplication read(Mandate mandate, Function<String, Optional<String>> refusal) {
        Form form = Form.of(mandate);
        ProjectApplication application = readable(form, refusal, null);
        form.accept();
        return application;
    }

    /**
     * The application as far as it can be read; what can't be is told to the form.
     *
     * @param day stands for the day of the application where there is none
     * @return null only where a choice or the day is missing and nothing stands for it
     */
    static ProjectApplication readable(Form form, Function<String, Optional<String>> refusal, LocalDate day) {
        String name = form.text(PROJECT_NAME);
        String unit = form.text(PROJECT_UNIT);
        String creditCode = form.code(CREDIT_CODE);
        if (creditCode != null) {
            CreditCode.problem(creditCode).ifPresent(problem -> form.problem(CREDIT_CODE.key(), problem));
        }
        String district = form.text(DISTRICT_CODE);
        if (district != null && District.of(district).isEmpty()) {
            form.problem("“所在区”（districtCode）填写的“" + district + "”不正确，须为本市16个区或北京经济技术开发区的代码，如 110105。");
        }
        String street = form.text(STREET);
        String address = form.text(ADDRESS);
        ConstructionMode mode = form.choice(CONSTRUCTION_MODE, ConstructionMode.class);
        FacilityForm facilityForm = form.choice(FACILITY_FORM, FacilityForm.class);
        boolean guideline = form.flag(MEETS_GUIDELINE);
        boolean newResidential = form.flag(NEW_RESIDENTIAL_AREA);
        boolean quota = form.flag(MEETS_RESIDENTIAL_QUOTA);
        boolean stateOwned = form.flag(STATE_OWNED_PROPERTY);
        boolean assetProcedure = form.flag(STATE_ASSET_PROCEDURE_DONE);
        boolean renovation = form.flag(RENOVATION_CONDITIONS_MET);
        int residents = form.whole(CONSULTED_RESIDENTS);
        String consultation = form.optionalText(CONSULTATION_SUMMARY);
        boolean otherFunds = form.flag(OTHER_MUNICIPAL_FUNDS);
        String otherFundsDetail = form.optionalText(OTHER_MUNICIPAL_FUNDS_DETAIL);
        String justification = form.optionalText(JUSTIFICATION);
        LocalDate date = form.date(APPLICATION_DATE);
        form.stated(SHARED_INVESTMENT);
        InvestmentPlan plan = new PlanForm(form).readable(TOTAL_INVESTMENT, SHARED_INVESTMENT);
        String solicitation = form.optionalText(SOLICITATION_ID);
        if (solicitation != null && !solicitation.isEmpty()) {
            refusal.apply(solicitation).ifPresent(reason -> form.bad(SOLICITATION_ID, solicitation, reason));
        }
        if (day == null && (mode == null || facilityForm == null || date == null)) {
            return null;
        }
        return new ProjectApplication(name, unit, creditCode, district, street, address, mode == null ? ConstructionMode.NEW_BUILD : mode,
                facilityForm == null ? FacilityForm.COMPLEX : facilityForm, guideline, newResidential, quota, stateOwned, assetProcedure,
                renovation, residents, consultation, otherFunds, otherFundsDetail, justification, date == null ? day : date, plan, solicitation);
    }

    static Map<String, Object> values(ProjectApplication application) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(PROJECT_NAME.key(), application.projectName());
        values.put(PROJECT_UNIT.key(), application.projectUnit());
        values.put(CREDIT_CODE.key(), application.creditCode());
        values.put(DISTRICT_CODE.key(), application.districtCode());
        values.put(STREET.key(), application.street());
        values.put(ADDRESS.key(), application.address());
        values.put(CONSTRUCTION_MODE.key(), application.constructionMode().name());
        values.put(FACILITY_FORM.key(), application.facilityForm().name());
        values.put(MEETS_GUIDELINE.key(), application.meetsGuideline());
        values.put(NEW_RESIDENTIAL_AREA.key(), application.newResidentialArea());
        values.put(MEETS_RESIDENTIAL_QUOTA.key(), application.meetsResidentialQuota());
        values.put(STATE_OWNED_PROPERTY.key(), application.stateOwnedProperty());
        values.put(STATE_ASSET_PROCEDURE_DONE.key(), application.stateAssetProcedureDone());
        values.put(RENOVATION_CONDITIONS_MET.key(), application.renovationConditionsMet());
        values.put(CONSULTED_RESIDENTS.key(), application.consultedResidents());
        values.put(CONSULTATION_SUMMARY.key(), application.consultationSummary());
        values.put(OTHER_MUNICIPAL_FUNDS.key(), application.otherMunicipalFunds());
        values.put(OTHER_MUNICIPAL_FUNDS_DETAIL.key(), application.otherMunicipalFundsDetail());
        values.put(JUSTIFICATION.key(), application.justification());
        values.put(APPLICATION_DATE.key(), application.applicationDate().toString());
        values.put(SOLICITATION_ID.key(), application.solicitationId());
        values.putAll(PlanVariables.of(application.plan(), TOTAL_INVESTMENT, SHARED_INVESTMENT));
        return values;
    }
}
