package beijing.facility.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.documents.FilePage.Section;
import beijing.facility.identity.Department;
import beijing.facility.identity.UserNames;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.FunctionPlan;
import beijing.facility.measures.IdNumber;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.OperatorType;
import beijing.facility.measures.Share;
import beijing.facility.project.AcceptanceOpinions;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Decisions;
import beijing.facility.project.DepartmentOpinion;
import beijing.facility.project.DepartmentOpinions;
import beijing.facility.project.Evaluations;
import beijing.facility.project.FundLedger;
import beijing.facility.project.Operator;
import beijing.facility.project.NamesThen;
import beijing.facility.project.Operators;
import beijing.facility.project.ProgressReports;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.FileTables;

/** The whole file of a project, section by section, to be printed. */
@Service
public class PrintedFile {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BeijingClock.ZONE);

    private final VisibleFiles visible;
    private final ProjectFiles files;
    private final FileTables tables;
    private final DepartmentOpinions opinions;
    private final FundLedger ledger;
    private final ProgressReports reports;
    private final ChangeRegister changes;
    private final AcceptanceOpinions acceptances;
    private final Operators operators;
    private final Evaluations evaluations;
    private final Decisions decisions;
    private final UserNames names;
    private final BeijingClock clock;

    PrintedFile(VisibleFiles visible, ProjectFiles files, FileTables tables, DepartmentOpinions opinions, FundLedger ledger,
            ProgressReports reports, ChangeRegister changes, AcceptanceOpinions acceptances, Operators operators,
            Evaluations evaluations, Decisions decisions, UserNames names, BeijingClock clock) {
        this.visible = visible;
        this.files = files;
        this.tables = tables;
        this.opinions = opinions;
        this.ledger = ledger;
        this.reports = reports;
        this.changes = changes;
        this.acceptances = acceptances;
        this.operators = operators;
        this.evaluations = evaluations;
        this.decisions = decisions;
        this.names = names;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public FilePage of(String number) {
        Project project = visible.require(number);
        Map<String, List<Map<String, String>>> views = tables.all(number);
        NamesThen then = new NamesThen(decisions.findByProjectNumberOrderById(number), names::of);
        List<Section> sections = new ArrayList<>();
        sections.add(view("head", "基本情况", views.get("projectHead"), "项目编号|number", "项目名称|name", "所属区|district",
                "项目单位|unit", "总投资（万元）|totalInvestment", "申请补助（万元）|requestedSubsidy", "状态|status"));
        sections.add(view("application", "申报内容", views.get("applicationText"), "事项|item", "内容|value"));
        sections.add(view("functions", "服务功能（现行方案，投资单位万元）", views.get("functionTable"), "服务功能|function", "类别|category",
                "建筑面积（平方米）|area", "投资（万元）|investment"));
        sections.add(view("findings", "审查发现", views.get("findings"), "性质|severity", "条款|article", "内容|message"));
        sections.add(view("subsidy", "补助测算（万元）", views.get("subsidyTable"), "事项|item", "基数|base", "比例|rate", "金额|amount", "依据|basis"));
        sections.add(responsibility(project));
        sections.add(opinions(number, then));
        sections.addAll(money(number, then));
        sections.add(new Section("progress", "建设进度", List.of("月份", "累计进度（%）", "累计完成投资", "安全事故", "备注", "报送人", "报送时间"),
                reports.findByProjectNumberOrderById(number).stream().map(report -> List.of(report.month(),
                        Amounts.plain(report.percent()), Amounts.written(report.investmentPaid()), report.safetyIncident() ? "有" : "无",
                        report.remark(), then.of(report.reportedBy(), report.reportedAt()), minute(report.reportedAt()))).toList()));
        sections.add(changes(number, then));
        sections.addAll(acceptance(project, then));
        sections.addAll(operation(number, then));
        sections.add(view("decisions", "审批意见及办理记录", views.get("decisionRecord"), "时间|at", "环节|task", "办理人|by", "单位|unit",
                "决定|decision", "意见|opinion", "其他填报内容|fields"));
        return new FilePage(number, project.name(), minute(clock.instant()), sections);
    }

    private Section responsibility(Project project) {
        List<List<String>> rows = new ArrayList<>();
        project.implementingEntity().ifPresent(entity -> rows.add(List.of("项目实施主体", entity)));
        project.maintenanceEntity().ifPresent(entity -> rows.add(List.of("后期管护责任主体", entity)));
        project.establishment().ifPresent(given -> {
            rows.add(List.of("立项文号、日期", given.number() + "，" + given.date()));
            rows.add(List.of("项目代码", given.projectCode()));
            rows.add(List.of("投资估算", Amounts.written(given.estimatedInvestment())));
        });
        project.startedOn().ifPresent(date ->
                rows.add(List.of("开工日期、合同编号", date + "，" + project.contractNumber().orElseThrow())));
        return new Section("responsibility", "主体、立项与开工", List.of("事项", "内容"), rows);
    }

    private Section opinions(String number, NamesThen then) {
        return new Section("opinions", "部门审查意见", List.of("轮次", "部门", "结论", "意见", "提出人", "时间"),
                opinions.findByProjectNumberOrderById(number).stream().map(opinion -> opinion.given()
                        ? List.of(round(opinion.round()), Department.name(opinion.department()), opinion.decision().label(),
                                text(opinion), then.of(opinion.givenBy(), opinion.givenAt()), minute(opinion.givenAt()))
                        : List.of(round(opinion.round()), Department.name(opinion.department()), "未反馈", "", "", "")).toList());
    }

    private static String text(DepartmentOpinion opinion) {
        List<String> parts = new ArrayList<>(List.of(opinion.opinion()));
        DepartmentOpinion.Aspects aspects = opinion.aspects();
        if (aspects != null) {
            add(parts, "功能设置：", aspects.functionOpinion());
            add(parts, "规划选址：", aspects.siteOpinion());
            add(parts, "建设方式：", aspects.constructionOpinion());
            add(parts, "运营管理：", aspects.operationOpinion());
            add(parts, "资金支持：", aspects.fundingOpinion());
        }
        if (opinion.otherMunicipalFundsFound()) {
            parts.add("发现其他渠道市级资金");
        }
        parts.removeIf(String::isBlank);
        return String.join("；", parts);
    }

    private static void add(List<String> parts, String label, String opinion) {
        if (opinion != null && !opinion.isBlank()) {
            parts.add(label + opinion);
        }
    }

    private List<Section> money(String number, NamesThen then) {
        return List.of(
                new Section("balance", "资金台账", List.of("批复补助", "累计下达", "累计拨付", "累计退回", "区内未拨付", "超拨待退回"),
                        ledger.find(number).stream().map(balance -> List.of(Amounts.written(balance.approved()), Amounts.written(balance.released()),
                                Amounts.written(balance.disbursed()), Amounts.written(balance.repaid()), Amounts.written(balance.outstanding()),
                                Amounts.written(balance.overpaid()))).toList()),
                new Section("approvals", "批复", List.of("事由", "金额", "日期", "文号", "经办人"),
                        ledger.approvals(number).stream().map(entry -> List.of(entry.kind().label(), Amounts.written(entry.amount()),
                                entry.date().toString(), entry.number(), then.of(entry.recordedBy(), entry.recordedAt()))).toList()),
                new Section("releases", "下达", List.of("批次", "金额", "日期", "文号", "应于此日前拨付", "经办人"),
                        ledger.releases(number).stream().map(entry -> List.of(String.valueOf(entry.tranche()), Amounts.written(entry.amount()),
                                entry.date().toString(), entry.number(), entry.dueOn().toString(), then.of(entry.recordedBy(), entry.recordedAt()))).toList()),
                new Section("disbursements", "拨付", List.of("批次", "金额", "日期", "凭证号", "财政文件", "是否逾期", "经办人"),
                        ledger.disbursements(number).stream().map(entry -> List.of(String.valueOf(entry.tranche()),
                                Amounts.written(entry.amount()), entry.date().toString(), entry.number(), entry.financeDocumentNumber(),
                                entry.late() ? "逾期" : "按期", then.of(entry.recordedBy(), entry.recordedAt()))).toList()),
                new Section("repayments", "退回", List.of("金额", "其中未曾拨付", "日期", "凭证号", "经办人"),
                        ledger.repayments(number).stream().map(entry -> List.of(Amounts.written(entry.amount()), Amounts.written(entry.returned()),
                                entry.date().toString(), entry.number(), then.of(entry.recordedBy(), entry.recordedAt()))).toList()));
    }

    private Section changes(String number, NamesThen then) {
        return new Section("changes", "项目变更", List.of("申请时间", "申请人", "事由", "性质", "地点", "建设方式", "总投资", "调整文号", "结果"),
                changes.all(number).stream().map(change -> List.of(minute(change.requestedAt()), then.of(change.requestedBy(), change.requestedAt()),
                        change.reason(), change.kind().map(ProjectChange.Kind::label).orElse("未核定"),
                        change(change.oldAddress(), change.address()), change(change.oldMode().label(), change.mode().label()),
                        change(Amounts.written(changes.before(change).plan().total()), Amounts.written(changes.after(change).plan().total())),
                        change.adjustmentNumber().orElse(""),
                        change.outcome().map(ProjectChange.End::label).orElse("办理中"))).toList());
    }

    private static String change(String before, String after) {
        return before.equals(after) ? after : before + " → " + after;
    }

    private List<Section> acceptance(Project project, NamesThen then) {
        List<List<String>> rows = new ArrayList<>();
        files.built(project).ifPresent(built -> {
            rows.add(List.of("竣工日期、验收日期", project.completedOn().map(LocalDate::toString).orElse("") + "，"
                    + project.acceptedOn().map(LocalDate::toString).orElse("")));
            rows.add(List.of("验收结果", project.acceptancePassed() ? "通过" : "未通过或未完成"));
            rows.add(List.of("建成面积（平方米）", areas(built)));
        });
        files.settledPlan(project).ifPresent(settled -> rows.add(List.of("决算总投资", Amounts.written(settled.total()))));
        return List.of(new Section("acceptance", "竣工验收与决算", List.of("事项", "内容"), rows),
                new Section("acceptanceOpinions", "部门验收意见", List.of("轮次", "部门", "结论", "意见", "提出人", "时间"),
                        acceptances.findByProjectNumberOrderById(project.number()).stream().map(opinion -> opinion.given()
                                ? List.of(round(opinion.round()), Department.districtName(opinion.department()),
                                        opinion.decision().label(), opinion.opinion(), then.of(opinion.givenBy(), opinion.givenAt()),
                                        minute(opinion.givenAt()))
                                : List.of(round(opinion.round()), Department.districtName(opinion.department()), "未反馈", "", "", ""))
                                .toList()));
    }

    private static String areas(InvestmentPlan built) {
        List<String> areas = new ArrayList<>();
        for (FunctionPlan function : built.functions().values()) {
            for (Category category : Category.values()) {
                Share share = function.share(category);
                if (share.area().signum() > 0) {
                    areas.add(function.function().label() + "（" + category.label() + "）" + Amounts.plain(share.area()));
                }
            }
        }
        return String.join("，", areas);
    }

    private List<Section> operation(String number, NamesThen then) {
        return List.of(
                new Section("operator", "运营主体", List.of("名称", "类型", "证件号码", "已登记", "运营模式", "年租金", "保本微利"),
                        operators.findByProjectNumber(number).stream().map(operator -> List.of(operator.name(),
                                operator.type().label(), code(operator), yesNo(operator.registered()), operator.mode().label(),
                                Amounts.written(operator.rentPerYear()), yesNo(operator.lowProfit()))).toList()),
                new Section("evaluations", "年度运营评价", List.of("时间", "评价人", "结论", "开放服务项数", "继续监管", "意见"),
                        evaluations.findByProjectNumberOrderById(number).stream().map(evaluation -> List.of(
                                minute(evaluation.evaluatedAt()), then.of(evaluation.evaluatedBy(), evaluation.evaluatedAt()),
                                evaluation.decision().label(), String.valueOf(evaluation.servicesOpen()),
                                yesNo(evaluation.continueSupervision()), evaluation.opinion())).toList()));
    }

    private static String code(Operator operator) {
        return operator.type() == OperatorType.NATURAL_PERSON ? IdNumber.masked(operator.code()) : operator.code();
    }

    private static Section view(String id, String title, List<Map<String, String>> rows, String... columns) {
        List<String[]> pairs = List.of(columns).stream().map(column -> column.split("\\|")).toList();
        return new Section(id, title, pairs.stream().map(pair -> pair[0]).toList(),
                rows.stream().map(row -> pairs.stream().map(pair -> row.getOrDefault(pair[1], "")).toList()).toList());
    }

    private static String round(int round) {
        return "第" + round + "轮";
    }

    private static String yesNo(boolean value) {
        return value ? "是" : "否";
    }

    private static String minute(Instant at) {
        return MINUTE.format(at);
    }
}
