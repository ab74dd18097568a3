package beijing.facility.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
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

    /** Stands for an amount that is not decided yet. */
    private static final String OPEN = "（待核定）";

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
        return render(project, approval.number(), approval.date(), Amounts.inWan(approval.amount()), CapitalAmount.of(approval.amount()),
                Amounts.inWan(plan(project).total().subtract(approval.amount())));
    }

    /**
     * What it would say if it were signed now.
     *
     * @param amount 批复补助, yuan; empty where nothing is proposed yet
     */
    byte[] preview(Project project, String number, LocalDate date, Optional<BigDecimal> amount) {
        return PreviewMark.on(render(project, number, date, amount.map(Amounts::inWan).orElse(OPEN), amount.map(CapitalAmount::of).orElse(OPEN),
                amount.map(yuan -> Amounts.inWan(plan(project).total().subtract(yuan))).orElse(OPEN)));
    }

    private byte[] render(Project project, String number, LocalDate date, String subsidy, String capital, String remainder) {
        Map<String, Object> values = values(project);
        values.put("approvalNumber", number);
        values.put("approvalDate", ChineseDate.of(date));
        values.put("subsidy", subsidy);
        values.put("subsidyCapital", capital);
        values.put("remainder", remainder);
        return templates.render("approval.docx", values);
    }

    private InvestmentPlan plan(Project project) {
        return files.fundApplication(project).orElseThrow().plan();
    }

    private Map<String, Object> values(Project project) {
        ProjectApplication application = files.application(project);
        InvestmentPlan plan = plan(project);
        Establishment establishment = project.establishment().orElseThrow();
        Optional<ProjectChange> changed = changes.all(project.number()).stream()
                .filter(change -> change.outcome().filter(ProjectChange.End.ADOPTED::equals).isPresent()).findFirst();
        District district = District.of(project.districtCode()).orElseThrow();
        Map<String, Object> values = new HashMap<>();
        values.put("agency", district.agency());
        values.put("you", you(district));
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
        return values;
    }

    /** How a paper of the city's commission addresses that of a district. */
    static String you(District district) {
        return district == District.ECONOMIC_ZONE ? "你局" : "你委";
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
