package beijing.facility.desk;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import beijing.facility.catalogue.CatalogueEntry;
import beijing.facility.catalogue.FormSheet;
import beijing.facility.catalogue.TaskCatalogue;
import beijing.facility.identity.Department;
import beijing.facility.identity.District;
import beijing.facility.identity.UserNames;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.Finding;
import beijing.facility.measures.FunctionPlan;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.Parameters;
import beijing.facility.measures.ProjectApplication;
import beijing.facility.measures.Share;
import beijing.facility.measures.Subsidy;
import beijing.facility.measures.SubsidyRule;
import beijing.facility.project.Decision;
import beijing.facility.project.Decisions;
import beijing.facility.project.DepartmentOpinion;
import beijing.facility.project.DepartmentOpinions;
import beijing.facility.project.NamesThen;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.FileTables;

/** The parts of a file as tables of ready texts, which the forms show beside their fields. */
@Component
class FileViews implements FileTables {

    private enum View {
        projectHead, findings, earlierDecisions, decisionRecord, applicationText, functionTable, departmentOpinions, subsidyTable,
        subsidyBase
    }

    /** What every form shows of its file. */
    private static final Set<View> ALWAYS = EnumSet.of(View.projectHead, View.findings, View.earlierDecisions);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BeijingClock.ZONE);

    private final ProjectFiles files;
    private final Decisions decisions;
    private final DepartmentOpinions opinions;
    private final SubsidyRule subsidies;
    private final Parameters parameters;
    private final UserNames names;
    private final BeijingClock clock;
    private final TaskCatalogue catalogue;
    private final Labels labels;

    FileViews(ProjectFiles files, Decisions decisions, DepartmentOpinions opinions, SubsidyRule subsidies, Parameters parameters,
            UserNames names, BeijingClock clock, TaskCatalogue catalogue, Labels labels) {
        this.files = files;
        this.decisions = decisions;
        this.opinions = opinions;
        this.subsidies = subsidies;
        this.parameters = parameters;
        this.names = names;
        this.clock = clock;
        this.catalogue = catalogue;
        this.labels = labels;
    }

    @Override
    public Map<String, List<Map<String, String>>> of(String number, String definition, String task) {
        Set<View> shown = EnumSet.copyOf(ALWAYS);
        Set<String> read = catalogue.find(definition, task).flatMap(CatalogueEntry::form).map(FormSheet::shows).orElse(Set.of());
        Stream.of(View.values()).filter(view -> read.contains(view.name())).forEach(shown::add);
        return views(files.require(number), shown);
    }

    @Override
    public Map<String, List<Map<String, String>>> all(String number) {
        return views(files.require(number), EnumSet.allOf(View.class));
    }

    private Map<String, List<Map<String, String>>> views(Project project, Set<View> shown) {
        Map<String, List<Map<String, String>>> views = new LinkedHashMap<>();
        shown.forEach(view -> views.put(view.name(), rows(view, project)));
        return views;
    }

    private List<Map<String, String>> rows(View view, Project project) {
        return switch (view) {
            case projectHead -> List.of(head(project));
            case findings -> project.findings().stream().map(FileViews::finding).toList();
            // the newest first: the form shows a page of them, and what went before is pages away
            case earlierDecisions -> decisions.findByProjectNumberOrderByIdDesc(project.number()).stream().map(this::decision).toList();
            // as it was decided, with all that was handed in
            case decisionRecord -> decisions.findByProjectNumberOrderById(project.number()).stream().map(this::recorded).toList();
            case applicationText -> applicationText(files.application(project));
            case functionTable -> functionTable(files.plan(project));
            case departmentOpinions -> {
                NamesThen then = new NamesThen(decisions.findByProjectNumberOrderById(project.number()), names::of);
                yield opinions.findByProjectNumberAndRoundOrderById(project.number(), project.reviewRound()).stream()
                        .map(opinion -> opinion(opinion, then)).toList();
            }
            case subsidyTable -> subsidyTable(project);
            case subsidyBase -> List.of(subsidyBase(project));
        };
    }

    private Map<String, String> head(Project project) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("number", project.number());
        row.put("name", project.name());
        row.put("district", District.of(project.districtCode()).map(District::label).orElseThrow());
        row.put("unit", project.unit());
        row.put("totalInvestment", Amounts.inWan(files.plan(project).total()));
        row.put("requestedSubsidy", project.requestedSubsidy().map(Amounts::inWan).orElse("—"));
        row.put("status", project.status().label()
                + (project.reviewRound() > 1 ? "（第" + project.reviewRound() + "轮审查）" : ""));
        return row;
    }

    private static Map<String, String> finding(Finding finding) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("severity", finding.severity().label());
        row.put("article", finding.articleLabel());
        row.put("message", finding.message());
        return row;
    }

    private Map<String, String> decision(Decision decision) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("at", MINUTE.format(decision.decidedAt()));
        row.put("task", labels.task(decision));
        row.put("by", decision.decidedByName());
        row.put("unit", decision.unit());
        row.put("decision", labels.decision(decision.task(), decision.decision()));
        row.put("opinion", joined(decision.opinion(), decision.detail()));
        return row;
    }

    private Map<String, String> recorded(Decision decision) {
        Map<String, String> row = decision(decision);
        row.put("fields", decision.fields().stream().map(field -> field.label() + "：" + field.value()).collect(Collectors.joining("\n")));
        return row;
    }

    private static String joined(String opinion, String detail) {
        return opinion.isEmpty() || detail.isEmpty() ? opinion + detail : opinion + "（" + detail + "）";
    }

    private static List<Map<String, String>> applicationText(ProjectApplication application) {
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(item("建设地点", application.street() + " " + application.address()));
        rows.add(item("统一社会信用代码", application.creditCode()));
        rows.add(item("建设方式、设施形式",
                application.constructionMode().label() + "，" + application.facilityForm().label()));
        rows.add(item("符合建设导则（第六条）", yesNo(application.meetsGuideline())));
        rows.add(item("新建居住区配置指标（第六条）", application.newResidentialArea()
                ? (application.meetsResidentialQuota() ? "位于新建居住区，已落实" : "位于新建居住区，未落实") : "不涉及"));
        rows.add(item("国有资产管理程序（第十条）", application.stateOwnedProperty()
                ? (application.stateAssetProcedureDone() ? "使用国有房产，已履行" : "使用国有房产，未履行") : "不涉及"));
        rows.add(item("征询意见（第二十一条）",
                "征询居民" + application.consultedResidents() + "人。" + application.consultationSummary()));
        rows.add(item("其他渠道市级资金（第二十二、二十三条）", application.otherMunicipalFunds()
                ? "有：" + application.otherMunicipalFundsDetail() : "无"));
        rows.add(item("例外说明", application.justification().isEmpty() ? "无" : application.justification()));
        rows.add(item("申报日期", application.applicationDate().toString()));
        return rows;
    }

    private static String yesNo(boolean value) {
        return value ? "是" : "否";
    }

    private static Map<String, String> item(String item, String value) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("item", item);
        row.put("value", value);
        return row;
    }

    private static List<Map<String, String>> functionTable(InvestmentPlan plan) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (FunctionPlan function : plan.functions().values()) {
            for (Category category : Category.values()) {
                Share share = function.share(category);
                if (share.area().signum() > 0) {
                    rows.add(functionRow(function.function().label(), category.label(),
                            Amounts.plain(share.area()), Amounts.inWan(share.investment())));
                }
            }
        }
        rows.add(functionRow("公共及分摊部分", "按面积分摊", "", Amounts.inWan(plan.shared())));
        rows.add(functionRow("合计", "", Amounts.plain(plan.area()),
                Amounts.inWan(plan.total())));
        return rows;
    }

    private static Map<String, String> functionRow(String function, String category, String area, String investment) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("function", function);
        row.put("category", category);
        row.put("area", area);
        row.put("investment", investment);
        return row;
    }

    private Map<String, String> opinion(DepartmentOpinion opinion, NamesThen then) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("department", Department.name(opinion.department()));
        row.put("decision", opinion.given() ? opinion.decision().label() : "未反馈");
        DepartmentOpinion.Aspects aspects = opinion.aspects();
        row.put("function", aspects == null ? "" : aspects.functionOpinion());
        row.put("site", aspects == null ? "" : aspects.siteOpinion());
        row.put("construction", aspects == null ? "" : aspects.constructionOpinion());
        row.put("operation", aspects == null ? "" : aspects.operationOpinion());
        row.put("funding", aspects == null ? "" : aspects.fundingOpinion());
        row.put("opinion", opinion.given() ? opinion.opinion() : "");
        row.put("otherFunds", opinion.otherMunicipalFundsFound() ? "发现" : "未发现");
        row.put("by", opinion.given() ? then.of(opinion.givenBy(), opinion.givenAt()) : "");
        row.put("at", opinion.given() ? MINUTE.format(opinion.givenAt()) + lateness(opinion) : lateness(opinion));
        return row;
    }

    private String lateness(DepartmentOpinion opinion) {
        Instant now = clock.instant();
        if (!opinion.late(now)) {
            return "";
        }
        long days = Duration.between(opinion.dueAt(), opinion.given() ? opinion.givenAt() : now).toDays() + 1;
        return "（逾期" + days + "天）";
    }

    private List<Map<String, String>> subsidyTable(Project project) {
        InvestmentPlan plan = files.plan(project);
        Subsidy subsidy = project.inclusiveRate().map(rate -> subsidies.at(plan, rate))
                .orElseGet(() -> subsidies.ceiling(plan));
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(subsidyRow(subsidy.line(Category.BASIC), "第二十三条：给予" + Amounts.inPercent(parameters.basicSubsidyRate())
                + "%工程总投资补助"));
        rows.add(subsidyRow(subsidy.line(Category.INCLUSIVE), "第二十三条：不超过"
                + Amounts.inPercent(parameters.inclusiveSubsidyMaxRate()) + "%工程总投资补助"));
        rows.add(subsidyRow(subsidy.line(Category.COMMERCIAL), "不予补助"));
        rows.add(subsidyRow("测算补助合计（普惠按" + (project.inclusiveRate().isPresent() ? "核定" : "最高") + "比例"
                + Amounts.inPercent(subsidy.inclusiveRate()) + "%）", subsidy.total(), subsidy.capApplied()
                ? "未封顶为" + Amounts.inWan(subsidy.uncapped()) + "万元，按上限" + Amounts.inWan(subsidy.cap())
                        + "万元核减普惠部分"
                : "未超过上限" + Amounts.inWan(subsidy.cap()) + "万元；按精确值合计后向下取整到元"));
        project.requestedSubsidy().ifPresent(requested -> rows.add(subsidyRow("申请补助", requested, "资金申请报告")));
        if (project.approvedSubsidy().isPresent()) {
            rows.add(subsidyRow("批复补助", project.approvedSubsidy().get(), "现行批复"));
        } else {
            project.proposedSubsidy().ifPresent(proposed ->
                    rows.add(subsidyRow("拟批复补助", proposed, "测算补助与申请补助中较小者")));
        }
        return rows;
    }

    /** What the subsidy is computed from, exact, and what was asked for: by it a form computes at the rate that is being typed. */
    private Map<String, String> subsidyBase(Project project) {
        InvestmentPlan plan = files.plan(project);
        Map<String, String> row = new LinkedHashMap<>();
        for (Category category : List.of(Category.BASIC, Category.INCLUSIVE)) {
            row.put(category.key() + "Area", Amounts.plain(plan.area(category)));
            row.put(category.key() + "Investment", Amounts.inWan(plan.investment(category)));
        }
        row.put("area", Amounts.plain(plan.area()));
        row.put("sharedInvestment", Amounts.inWan(plan.shared()));
        row.put("requested", project.requestedSubsidy().map(Amounts::inWan).orElse(""));
        return row;
    }

    private static Map<String, String> subsidyRow(Subsidy.Line line, String basis) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("item", line.category().label() + "类");
        row.put("base", Amounts.inWan(line.base()));
        row.put("rate", Amounts.inPercent(line.rate()) + "%");
        row.put("amount", Amounts.inWan(line.amount()));
        row.put("basis", basis + "；直接投资" + Amounts.inWan(line.directInvestment()) + "，分摊"
                + Amounts.inWan(line.apportioned()) + "（按面积" + Amounts.plain(line.area()) + "平方米）");
        return row;
    }

    private static Map<String, String> subsidyRow(String item, BigDecimal amount, String basis) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("item", item);
        row.put("base", "");
        row.put("rate", "");
        row.put("amount", Amounts.inWan(amount));
        row.put("basis", basis);
        return row;
    }
}
