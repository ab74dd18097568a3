package beijing.facility.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.identity.District;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.CapitalAmount;
import beijing.facility.measures.Category;
import beijing.facility.measures.Establishment;
import beijing.facility.measures.FunctionPlan;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.ProjectApplication;
import beijing.facility.measures.Share;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.FundLedger;
import beijing.facility.project.LedgerEntry.Approval;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.web.VisibleFiles;

/** 资金申请报告批复 (Article 24), as it was signed: what was changed or lowered since is not in it. */
@Service
public class ApprovalDocument {

    private final VisibleFiles visible;
    private final ProjectFiles files;
    private final FundLedger ledger;
    private final ChangeRegister changes;
    private final DocumentTemplates templates;

    ApprovalDocument(VisibleFiles visible, ProjectFiles files, FundLedger ledger, ChangeRegister changes,
            DocumentTemplates templates) {
        this.visible = visible;
        this.files = files;
        this.ledger = ledger;
        this.changes = changes;
        this.templates = templates;
    }

    /** @throws NoDocument before the approval is signed */
    @Transactional(readOnly = true)
    public byte[] of(String number) {
        Project project = visible.require(number);
        Approval approval = ledger.approvals(number).stream().findFirst()
                .orElseThrow(() -> new NoDocument("项目“" + number + "”的资金申请报告尚未批复，没有批复文件。"));
        return templates.render("approval.docx", values(project, approval));
    }

    private Map<String, Object> values(Project project, Approval approval) {
        ProjectApplication application = files.application(project);
        InvestmentPlan plan = files.fundApplication(project).orElseThrow().plan();
        Establishment establishment = project.establishment().orElseThrow();
        Optional<ProjectChange> changed = changes.all(project.number()).stream()
                .filter(change -> change.outcome().filter(ProjectChange.End.ADOPTED::equals).isPresent()).findFirst();
        District district = District.of(project.districtCode()).orElseThrow();
        Map<String, Object> values = new HashMap<>();
        values.put("approvalNumber", approval.number());
        values.put("approvalDate", ChineseDate.of(approval.date()));
        values.put("agency", district.agency());
        values.put("you", district == District.ECONOMIC_ZONE ? "你局" : "你委");
        values.put("projectNumber", project.number());
        values.put("projectName", project.name());
        values.put("projectUnit", project.unit());
        values.put("projectCode", establishment.projectCode());
        values.put("establishmentNumber", establishment.number());
        values.put("address", application.street() + changed.map(ProjectChange::oldAddress).orElse(application.address()));
        values.put("constructionMode", changed.map(ProjectChange::oldMode).orElse(application.constructionMode()).label());
        values.put("facilityForm", application.facilityForm().label());
        values.put("area", Amounts.plain(plan.area()));
        values.put("functions", functions(plan));
        values.put("sharedNote", plan.shared().signum() == 0 ? "各功能投资合计即为项目总投资。"
                : "另有公共及分摊部分投资" + Amounts.inWan(plan.shared()) + "万元。");
        values.put("totalInvestment", Amounts.inWan(plan.total()));
        values.put("totalInvestmentCapital", CapitalAmount.of(plan.total()));
        BigDecimal subsidy = approval.amount();
        values.put("subsidy", Amounts.inWan(subsidy));
        values.put("subsidyCapital", CapitalAmount.of(subsidy));
        values.put("remainder", Amounts.inWan(plan.total().subtract(subsidy)));
        return values;
    }

    private static List<Map<String, Object>> functions(InvestmentPlan plan) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (FunctionPlan function : plan.functions().values()) {
            for (Category category : Category.values()) {
                Share share = function.share(category);
                if (share.area().signum() > 0) {
                    rows.add(row(function.function().label(), category.label(), share.area(), share.investment()));
                }
            }
        }
        rows.add(row("合计", "不含公共及分摊部分", plan.area(), plan.directInvestment()));
        return rows;
    }

    private static Map<String, Object> row(String function, String category, BigDecimal area, BigDecimal investment) {
        return Map.of("function", function, "category", category, "area", Amounts.plain(area), "investment",
                Amounts.inWan(investment));
    }
}
