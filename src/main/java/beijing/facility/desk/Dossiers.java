package beijing.facility.desk;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.desk.Dossier.FindingText;
import beijing.facility.documents.AdjustmentDocument;
import beijing.facility.documents.FilePage;
import beijing.facility.documents.PrintedFile;
import beijing.facility.filing.OwnDistricts;
import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.Group;
import beijing.facility.identity.UserNames;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.Finding;
import beijing.facility.measures.Parameters;
import beijing.facility.project.Balance;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Decisions;
import beijing.facility.project.FundLedger;
import beijing.facility.project.ProgressReports;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.engine.OpenTasks;
import beijing.facility.workflow.engine.Whereabouts;

/** Puts the file of a project together for those who may see it. */
@Service
public class Dossiers {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BeijingClock.ZONE);
    private static final Map<String, String> UNITS = Group.all().stream().collect(Collectors.toMap(Group::id, Group::name));

    private final VisibleFiles visible;
    private final ProjectFiles files;
    private final PrintedFile pages;
    private final AdjustmentDocument adjustment;
    private final Decisions decisions;
    private final FundLedger ledger;
    private final ProgressReports reports;
    private final Whereabouts whereabouts;
    private final OpenTasks tasks;
    private final Parameters parameters;
    private final UserNames names;
    private final CurrentUser user;
    private final OwnDistricts own;
    private final ChangeRegister changes;
    private final BeijingClock clock;
    private final Labels labels;

    Dossiers(VisibleFiles visible, ProjectFiles files, PrintedFile pages, AdjustmentDocument adjustment, Decisions decisions, FundLedger ledger,
            ProgressReports reports, Whereabouts whereabouts, OpenTasks tasks, Parameters parameters, UserNames names,
            CurrentUser user, OwnDistricts own, ChangeRegister changes, BeijingClock clock, Labels labels) {
        this.visible = visible;
        this.files = files;
        this.pages = pages;
        this.adjustment = adjustment;
        this.decisions = decisions;
        this.ledger = ledger;
        this.reports = reports;
        this.whereabouts = whereabouts;
        this.tasks = tasks;
        this.parameters = parameters;
        this.names = names;
        this.user = user;
        this.own = own;
        this.changes = changes;
        this.clock = clock;
        this.labels = labels;
    }

    /** Beside a task; empty where she sees no such task or it is not about a project. */
    @Transactional(readOnly = true)
    public Optional<Dossier> ofTask(String task) {
        return tasks.project(task).map(number ->
                of(visible.require(number), tasks.find(task, number).map(OpenTasks.OpenTask::hers).orElse(false)));
    }

    @Transactional(readOnly = true)
    public Dossier of(String number) {
        return of(visible.require(number), false);
    }

    /** The diagram of a process in which the project stands, as BPMN. */
    @Transactional(readOnly = true)
    public Optional<String> diagram(String number, String definition) {
        visible.require(number);
        return whereabouts.diagram(number, definition);
    }

    private Dossier of(Project project, boolean workable) {
        String number = project.number();
        FilePage page = pages.of(number);
        return new Dossier(number, project.name(), project.status().label(), page.printedAt(), workable, changeable(project), documents(project),
                whereabouts.of(number).stream().map(this::process).toList(), texts(project.findings()), steps(number), formula(),
                ledger.find(number).map(Dossiers::funds).orElse(List.of()),
                reports.findByProjectNumberOrderById(number).stream()
                        .map(report -> new Dossier.Progress(report.month(), report.percent())).toList(),
                page.sections());
    }

    private boolean changeable(Project project) {
        return own.has(project.districtCode()) && project.changeable() && changes.open(project).isEmpty();
    }

    private List<Dossier.Document> documents(Project project) {
        String path = "projects/" + project.number();
        List<Dossier.Document> documents = new ArrayList<>(List.of(new Dossier.Document("打印档案", path + "/print")));
        if (project.approvalNumber().isPresent()) {
            documents.add(new Dossier.Document("资金申请报告批复（Word）", path + "/documents/approval.docx"));
        }
        int adjustments = adjustment.count(project.number());
        for (int i = 1; i <= adjustments; i++) {
            documents.add(new Dossier.Document("补助资金调整批复" + (adjustments == 1 ? "" : "（第" + i + "次）") + "（Word）",
                    path + "/documents/adjustment-" + i + ".docx"));
        }
        if (files.built(project).isPresent()) {
            documents.add(new Dossier.Document("竣工验收意见（Word）", path + "/documents/acceptance.docx"));
        }
        return documents;
    }

    private Dossier.Process process(Whereabouts.Running running) {
        return new Dossier.Process(running.definitionId(), running.process(), running.active(),
                running.places().stream().map(this::place).toList());
    }

    private Dossier.Place place(Whereabouts.Place place) {
        Instant now = clock.instant();
        Optional<Instant> due = place.work().flatMap(Whereabouts.Work::due);
        return new Dossier.Place(place.name(), place.since().atZone(BeijingClock.ZONE).toOffsetDateTime(), MINUTE.format(place.since()),
                stay(Duration.between(place.since(), now)), due.map(MINUTE::format).orElse(""),
                due.map(now::isAfter).orElse(false), place.work().map(Dossiers::units).orElse(""),
                place.work().filter(known -> user.mayKnowWhoActs(known.groups())).flatMap(Whereabouts.Work::assignee).map(names::of).orElse(""));
    }

    private String formula() {
        return "补助＝" + Category.BASIC.label() + "类投资×" + Amounts.inPercent(parameters.basicSubsidyRate()) + "%＋"
                + Category.INCLUSIVE.label() + "类投资×核定比例（不超过" + Amounts.inPercent(parameters.inclusiveSubsidyMaxRate()) + "%），"
                + Category.COMMERCIAL.label() + "类不予补助；两项合计不超过" + Amounts.inWan(parameters.subsidyCap())
                + "万元，也不超过申请数（第二十三条）。";
    }

    private static String units(Whereabouts.Work work) {
        return work.groups().stream().map(UNITS::get).sorted().collect(Collectors.joining("、"));
    }

    private static String stay(Duration stay) {
        if (stay.toHours() < 1) {
            return "不足1小时";
        }
        String hours = stay.toHoursPart() == 0 ? "" : stay.toHoursPart() + "小时";
        return (stay.toDays() == 0 ? "" : stay.toDays() + "天") + hours;
    }

    private List<Dossier.Step> steps(String number) {
        return decisions.findByProjectNumberOrderByIdDesc(number).stream().map(decision -> new Dossier.Step(
                MINUTE.format(decision.decidedAt()), labels.task(decision), decision.decidedByName(), decision.unit(),
                labels.decision(decision.task(), decision.decision()), decision.opinion(), decision.detail(),
                decision.fields(), texts(decision.findings()))).toList();
    }

    private static List<FindingText> texts(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new FindingText(finding.severity().label(), finding.articleLabel(), finding.message()))
                .toList();
    }

    private static List<Dossier.Fund> funds(Balance balance) {
        return List.of(fund("批复补助", balance.approved()), fund("累计下达", balance.released()),
                fund("累计拨付", balance.disbursed()), fund("累计退回", balance.repaid()));
    }

    private static Dossier.Fund fund(String label, BigDecimal yuan) {
        return new Dossier.Fund(label, yuan, Amounts.inWan(yuan));
    }
}
