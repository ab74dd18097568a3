package beijing.facility.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The check of a project at its filing: every rule that the application can already answer. */
public final class ComplianceRules {

    private final Parameters parameters;
    private final FunctionRules functionRules;
    private final SubsidyRule subsidyRule;

    public ComplianceRules(Parameters parameters) {
        this.parameters = parameters;
        this.functionRules = new FunctionRules(parameters);
        this.subsidyRule = new SubsidyRule(parameters);
    }

    /**
     * All findings on Articles 6, 7, 10, 11, 21, 22, 23 and 36 at once.
     *
     * @param similar other live projects of the same project unit with a similar name or address
     * @return in the order of {@link FindingCode}, i.e. of the articles; empty for a compliant application
     */
    public List<Finding> check(ProjectApplication application, List<SimilarProject> similar) {
        List<Finding> findings = new ArrayList<>();
        standards(application, findings);
        findings.addAll(functionRules.check(application.plan()));
        premises(application, findings);
        consultation(application, findings);
        otherFunds(application, findings);
        similar.forEach(project -> findings.add(duplicate(project)));
        findings.addAll(SubsidyFindings.of(subsidyRule.ceiling(application.plan())));
        validity(application, findings);
        return new Findings(findings).list();
    }

    private void standards(ProjectApplication application, List<Finding> findings) {
        if (!application.meetsGuideline()) {
            findings.add(new Finding(FindingCode.STANDARD_NOT_MET,
                    "申报填写为不符合《城市社区嵌入式服务设施建设导则（试行）》，第六条要求建设标准应当符合该导则，请修改方案后重新申报。"));
        }
        if (application.newResidentialArea() && !application.meetsResidentialQuota()) {
            findings.add(new Finding(FindingCode.NEW_RESIDENTIAL_QUOTA_NOT_MET,
                    "项目位于新建居住区，填写为未落实配置指标，第六条要求落实%s（%s申报时施行），请按该标准修改方案。"
                            .formatted(parameters.residentialQuotaStandardOn(application.applicationDate()).document(),
                                    application.applicationDate())));
        }
    }

    private void premises(ProjectApplication application, List<Finding> findings) {
        if (application.stateOwnedProperty() && !application.stateAssetProcedureDone()) {
            findings.add(new Finding(FindingCode.STATE_ASSET_PROCEDURE_MISSING,
                    "项目使用国有房产，填写为未履行国有资产管理程序，第十条要求履行相关程序后方可提供使用，请先办理。"));
        }
        if (application.constructionMode() == ConstructionMode.RENOVATION && !application.renovationConditionsMet()) {
            findings.add(new Finding(FindingCode.RENOVATION_CONDITIONS_NOT_MET,
                    "存量设施改造项目填写为不具备改造条件，第十一条要求符合法定规划、日照、技术规范标准和行业部门管理要求，请落实后重新申报。"));
        }
    }

    private static void consultation(ProjectApplication application, List<Finding> findings) {
        boolean nobody = application.consultedResidents() <= 0;
        boolean noSummary = application.consultationSummary().isEmpty();
        if (nobody || noSummary) {
            findings.add(new Finding(FindingCode.CONSULTATION_MISSING,
                    "征询居民%d人，征询意见情况%s，第二十一条要求征询周边居民及辖区企业意见，请征询后填写人数和意见情况。"
                            .formatted(application.consultedResidents(), noSummary ? "未填写" : "已填写")));
        }
    }

    private static void otherFunds(ProjectApplication application, List<Finding> findings) {
        if (application.otherMunicipalFunds()) {
            String detail = application.otherMunicipalFundsDetail().isEmpty() ? "未写明具体资金"
                    : "“" + Texts.excerpt(application.otherMunicipalFundsDetail()) + "”";
            findings.add(new Finding(FindingCode.OTHER_MUNICIPAL_FUNDS,
                    "申报时填写已有其他渠道市级资金（%s），第二十三条规定其他渠道市级资金不再重复支持，请退出该渠道或撤回申报。"
                            .formatted(detail)));
        }
    }

    private Finding duplicate(SimilarProject project) {
        return new Finding(FindingCode.POSSIBLE_DUPLICATE,
                "与%s的在办项目%s项目单位相同，且项目名称相似度%s%%、建设地址相似度%s%%（任一达到%s%%即须核实），第二十二条要求避免多渠道申请资金，请核实是否重复申报并在“例外说明”中说明。"
                        .formatted(project.district(), project.projectNumber(), percent(project.nameSimilarity()),
                                percent(project.addressSimilarity()),
                                Amounts.inPercent(parameters.duplicateSimilarityThreshold())));
    }

    private void validity(ProjectApplication application, List<Finding> findings) {
        if (!parameters.inForceOn(application.applicationDate())) {
            findings.add(new Finding(FindingCode.MEASURES_NOT_IN_FORCE,
                    "申报日期%s不在本办法有效期内，第三十六条规定的有效期为%s至%s，请核对申报日期。"
                            .formatted(application.applicationDate(), parameters.effectiveFrom(), parameters.lastDay())));
        }
    }

    private static String percent(BigDecimal similarity) {
        return similarity.movePointRight(2).setScale(0, RoundingMode.DOWN).toPlainString();
    }
}
