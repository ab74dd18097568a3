package beijing.facility.change;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.Function;
import beijing.facility.measures.FunctionPlan;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Scheme;
import beijing.facility.measures.Share;
import beijing.facility.measures.Subsidy;
import beijing.facility.project.Balance;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.FundLedger;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectFiles;

/** A change as its forms show it: before and after, and what becomes of the subsidy. */
@Component
class ChangeTables {

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final FundLedger ledger;
    private final ChangeEffect effect;

    ChangeTables(ProjectFiles files, ChangeRegister changes, FundLedger ledger, ChangeEffect effect) {
        this.files = files;
        this.changes = changes;
        this.ledger = ledger;
        this.effect = effect;
    }

    Map<String, List<Map<String, String>>> of(String number) {
        Project project = files.require(number);
        ProjectChange change = changes.require(project);
        return Map.of("changeTable", comparison(change), "adjustmentTable", adjustment(project, change));
    }

    private List<Map<String, String>> comparison(ProjectChange change) {
        Scheme before = changes.before(change);
        Scheme after = changes.after(change);
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(row("变更理由", "", change.reason(), ""));
        rows.add(row("建设地点", before.address(), after.address()));
        rows.add(row("建设方式", before.mode().label(), after.mode().label()));
        rows.add(row("总投资（万元）", Amounts.inWan(before.plan().total()), Amounts.inWan(after.plan().total())));
        rows.add(row("公共及分摊投资（万元）", Amounts.inWan(before.plan().shared()), Amounts.inWan(after.plan().shared())));
        rows.add(row("建筑面积（㎡）", Amounts.plain(before.plan().area()), Amounts.plain(after.plan().area())));
        for (Function function : Function.values()) {
            for (Category category : Category.values()) {
                Share old = share(before.plan(), function, category);
                Share shall = share(after.plan(), function, category);
                if (old.area().signum() > 0 || shall.area().signum() > 0) {
                    rows.add(row(function.label() + "（" + category.label() + "）", written(old), written(shall)));
                }
            }
        }
        return rows;
    }

    private List<Map<String, String>> adjustment(Project project, ProjectChange change) {
        BigDecimal rate = change.inclusiveRate().orElseGet(() -> effect.rate(project));
        Subsidy subsidy = effect.subsidy(change, rate);
        BigDecimal approved = project.approvedSubsidy().orElseThrow();
        BigDecimal amount = change.proposedSubsidy().orElseGet(() -> effect.amount(project, change, rate));
        Balance balance = ledger.balance(project.number());
        List<Map<String, String>> rows = new ArrayList<>();
        for (Category category : List.of(Category.BASIC, Category.INCLUSIVE)) {
            Subsidy.Line line = subsidy.line(category);
            rows.add(item(category.label() + "类补助", line.amount(), "基数" + Amounts.inWan(line.base()) + "万元 × "
                    + Amounts.inPercent(line.rate()) + "%"));
        }
        rows.add(item("按变更后方案测算", subsidy.total(), "第二十三条，按精确值合计后向下取整到元"));
        rows.add(item("批复补助", approved, "现行批复"));
        rows.add(item("变更后批复补助", amount, "不高于现行批复和申请补助（第二十八条）"));
        rows.add(item("已下达（扣除退回）", balance.netReleased(), "资金台账"));
        rows.add(item("应退回", balance.netReleased().subtract(amount).max(BigDecimal.ZERO), "已下达超过变更后批复的部分"));
        return rows;
    }

    private static Share share(InvestmentPlan plan, Function function, Category category) {
        FunctionPlan planned = plan.functions().get(function);
        return planned == null ? Share.NONE : planned.share(category);
    }

    private static String written(Share share) {
        return share.area().signum() == 0 ? "—"
                : Amounts.plain(share.area()) + "㎡，" + Amounts.inWan(share.investment()) + "万元";
    }

    private static Map<String, String> row(String item, String before, String after) {
        return row(item, before, after, before.equals(after) ? "" : "变更");
    }

    private static Map<String, String> row(String item, String before, String after, String changed) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("item", item);
        row.put("before", before);
        row.put("after", after);
        row.put("changed", changed);
        return row;
    }

    private static Map<String, String> item(String item, BigDecimal amount, String basis) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("item", item);
        row.put("amount", Amounts.inWan(amount));
        row.put("basis", basis);
        return row;
    }
}
