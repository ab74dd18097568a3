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
import beijing.facility.measures.Function;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Scheme;
import beijing.facility.measures.Share;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.FundLedger;
import beijing.facility.project.LedgerEntry.Approval;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.workflow.BeijingClock;

/** 补助资金调整批复 (Article 28), one for each adjustment that was signed, as it was signed. */
@Service
public class AdjustmentDocument {

    private final VisibleFiles visible;
    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final FundLedger ledger;
    private final DocumentTemplates templates;

    AdjustmentDocument(VisibleFiles visible, ProjectFiles files, ChangeRegister changes, FundLedger ledger, DocumentTemplates templates) {
        this.visible = visible;
        this.files = files;
        this.changes = changes;
        this.ledger = ledger;
        this.templates = templates;
    }

    /** How many were signed of a project. */
    @Transactional(readOnly = true)
    public int count(String number) {
        return signed(number).size();
    }

    /**
     * @param ordinal which of those that were signed, the first is 1
     * @throws NoDocument where so many were not signed
     */
    @Transactional(readOnly = true)
    public byte[] of(String number, int ordinal) {
        Project project = visible.require(number);
        List<ProjectChange> signed = signed(number);
        if (ordinal < 1 || ordinal > signed.size()) {
            throw new NoDocument("项目“" + number + "”没有第" + ordinal + "次补助调整的批复文件。");
        }
        ProjectChange change = signed.get(ordinal - 1);
        BigDecimal after = change.proposedSubsidy().orElseThrow();
        LocalDate date = change.decidedAt().orElseThrow().atZone(BeijingClock.ZONE).toLocalDate();
        return render(project, change, change.adjustmentNumber().orElseThrow(), date, before(number, change).orElse(after), after);
    }

    /** What it would say if it were signed now. */
    byte[] preview(Project project, String number, LocalDate date) {
        ProjectChange change = changes.require(project);
        return PreviewMark.on(render(project, change, number, date, project.approvedSubsidy().orElseThrow(), change.proposedSubsidy().orElseThrow()));
    }

    private List<ProjectChange> signed(String number) {
        return changes.all(number).stream().filter(change -> change.adjustmentNumber().isPresent()
                && change.outcome().filter(ProjectChange.End.ADOPTED::equals).isPresent()).toList();
    }

    /** What was approved before, empty where the amount was left as it was: then the ledger has no entry of it. */
    private Optional<BigDecimal> before(String number, ProjectChange change) {
        List<Approval> approvals = ledger.approvals(number);
        for (int i = approvals.size() - 1; i > 0; i--) {
            Approval approval = approvals.get(i);
            if (approval.kind() == Approval.Kind.ADJUSTMENT && change.decidedAt().filter(at -> !at.isBefore(approval.recordedAt())).isPresent()
                    && approval.number().equals(change.adjustmentNumber().orElseThrow())) {
                return Optional.of(approvals.get(i - 1).amount());
            }
        }
        return Optional.empty();
    }

    private byte[] render(Project project, ProjectChange change, String number, LocalDate date, BigDecimal before, BigDecimal after) {
        District district = District.of(project.districtCode()).orElseThrow();
        Scheme changed = changes.after(change);
        Map<String, Object> values = new HashMap<>();
        values.put("adjustmentNumber", number);
        values.put("adjustmentDate", ChineseDate.of(date));
        values.put("agency", district.agency());
        values.put("you", ApprovalDocument.you(district));
        values.put("projectNumber", project.number());
        values.put("projectName", project.name());
        values.put("projectUnit", project.unit());
        values.put("projectCode", project.establishment().orElseThrow().projectCode());
        values.put("approvalNumber", project.approvalNumber().orElseThrow());
        values.put("amountBefore", Amounts.inWan(before));
        values.put("amountBeforeCapital", CapitalAmount.of(before));
        values.put("reason", change.reason().replaceFirst("[。；;.]+$", ""));
        values.put("procedureNumber", change.procedureNumber().orElse("（无）"));
        values.put("procedureDate", change.procedureDate().map(ChineseDate::of).orElse("—"));
        values.put("items", items(files.application(project).street(), changes.before(change), changed));
        values.put("rate", Amounts.inPercent(change.inclusiveRate().orElseThrow()));
        values.put("outcome", outcome(before, after));
        values.put("totalInvestment", Amounts.inWan(changed.plan().total()));
        values.put("remainder", Amounts.inWan(changed.plan().total().subtract(after)));
        return templates.render("adjustment.docx", values);
    }

    private static String outcome(BigDecimal before, BigDecimal after) {
        String amount = Amounts.inWan(after) + "万元（人民币" + CapitalAmount.of(after) + "）";
        return before.compareTo(after) == 0 ? "市级补助资金维持" + amount + "不变"
                : "同意市级补助资金由" + Amounts.inWan(before) + "万元调整为" + amount;
    }

    /** What the paper always compares, and the parts that change. */
    private static List<Map<String, Object>> items(String street, Scheme before, Scheme after) {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row("建设地点", street + before.address(), street + after.address()));
        rows.add(row("建设方式", before.mode().label(), after.mode().label()));
        rows.add(row("总建筑面积（平方米）", Amounts.plain(before.plan().area()), Amounts.plain(after.plan().area())));
        rows.add(row("总投资（万元）", Amounts.inWan(before.plan().total()), Amounts.inWan(after.plan().total())));
        rows.add(row("公共及分摊部分投资（万元）", Amounts.inWan(before.plan().shared()), Amounts.inWan(after.plan().shared())));
        for (Function function : Function.values()) {
            for (Category category : Category.values()) {
                Share then = share(before.plan(), function, category);
                Share now = share(after.plan(), function, category);
                String name = function.label() + "·" + category.label();
                if (then.area().compareTo(now.area()) != 0) {
                    rows.add(row(name + "面积（平方米）", Amounts.plain(then.area()), Amounts.plain(now.area())));
                }
                if (then.investment().compareTo(now.investment()) != 0) {
                    rows.add(row(name + "投资（万元）", Amounts.inWan(then.investment()), Amounts.inWan(now.investment())));
                }
            }
        }
        return rows;
    }

    private static Share share(InvestmentPlan plan, Function function, Category category) {
        return plan.functions().containsKey(function) ? plan.functions().get(function).share(category) : Share.NONE;
    }

    private static Map<String, Object> row(String item, String before, String after) {
        return Map.of("item", item, "before", before, "after", after);
    }
}
