package beijing.facility.measures;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A project as a district files it (申报, Article 21). Texts are trimmed, an absent text is empty.
 *
 * @param projectName               项目名称
 * @param projectUnit               项目单位
 * @param creditCode                统一社会信用代码 of the project unit
 * @param districtCode              district, e.g. {@code 110105}
 * @param street                    街道（乡镇）
 * @param address                   建设地址
 * @param constructionMode          建设方式
 * @param facilityForm              设施形式
 * @param meetsGuideline            符合建设导则 (Article 6)
 * @param newResidentialArea        位于新建居住区 (Article 6)
 * @param meetsResidentialQuota     落实居住公共服务设施配置指标; counts only in a new residential area
 * @param stateOwnedProperty        使用国有房产 (Article 10)
 * @param stateAssetProcedureDone   已履行国有资产管理程序; counts only for state-owned property
 * @param renovationConditionsMet   符合改造条件 (Article 11); counts only for a renovation
 * @param consultedResidents        number of residents consulted (Article 21)
 * @param consultationSummary       征询意见情况
 * @param otherMunicipalFunds       已获或已申请其他渠道市级资金 (Articles 22, 23)
 * @param otherMunicipalFundsDetail which funds these are
 * @param justification             例外说明
 * @param applicationDate           申报日期
 * @param plan                      functions and investment
 * @param solicitationId            the round of solicitation, empty if none
 */
public record ProjectApplication(
        String projectName,
        String projectUnit,
        String creditCode,
        String districtCode,
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
        InvestmentPlan plan,
        String solicitationId) {

    public ProjectApplication {
        projectName = Texts.trimmed(projectName);
        projectUnit = Texts.trimmed(projectUnit);
        creditCode = Texts.trimmed(creditCode);
        districtCode = Texts.trimmed(districtCode);
        street = Texts.trimmed(street);
        address = Texts.trimmed(address);
        Objects.requireNonNull(constructionMode, "constructionMode");
        Objects.requireNonNull(facilityForm, "facilityForm");
        consultationSummary = Texts.trimmed(consultationSummary);
        otherMunicipalFundsDetail = Texts.trimmed(otherMunicipalFundsDetail);
        justification = Texts.trimmed(justification);
        Objects.requireNonNull(applicationDate, "applicationDate");
        Objects.requireNonNull(plan, "plan");
        solicitationId = Texts.trimmed(solicitationId);
    }
}
