package beijing.facility.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.catalogue.FormSheet;
import beijing.facility.catalogue.TaskCatalogue;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.FundApplication;
import beijing.facility.measures.Parameters;
import beijing.facility.measures.SubsidyRule;
import beijing.facility.project.DocumentNumbers;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.typed.Days;
import beijing.facility.typed.Figure;
import beijing.facility.typed.Text;
import beijing.facility.typed.Unreadable;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.engine.OpenTasks;

/**
 * The paper (公文) that a signature will issue, as it stands while it is still waiting for it: for whoever has the task in her list, and
 * may see the file. Nothing is stored, and it says on every page what it is.
 */
@Service
public class PaperPreview {

    /** A value for a field of the form that its official may take over. */
    public record Proposal(String field, String number) {
    }

    private enum Paper {
        DRAFT, APPROVAL, ADJUSTMENT
    }

    /** Whose file a task is about, and what it issues; empty where that is nothing. */
    private record Place(Project project, Optional<Paper> paper) {
    }

    private static final Field APPROVAL_NUMBER = Field.of("approvalNumber", "批复文号");
    private static final Field APPROVAL_DATE = Field.of("approvalDate", "批复日期");
    private static final Field ADJUSTMENT_NUMBER = Field.of("adjustmentNumber", "调整批复文号");
    private static final Field ADJUSTMENT_DATE = Field.of("adjustmentDate", "调整批复日期");
    private static final Field INCLUSIVE_RATE = Field.of("inclusiveRate", "普惠补助比例");
    /** What the form of a review computes the subsidy from. */
    private static final String COMPUTED_FROM = "subsidyBase";
    private static final String UNNUMBERED = "（文号待填）";

    private final OpenTasks tasks;
    private final TaskCatalogue catalogue;
    private final VisibleFiles visible;
    private final ProjectFiles files;
    private final ApprovalDocument approval;
    private final AdjustmentDocument adjustment;
    private final DocumentNumbers numbers;
    private final SubsidyRule subsidies;
    private final Parameters parameters;
    private final BeijingClock clock;

    PaperPreview(OpenTasks tasks, TaskCatalogue catalogue, VisibleFiles visible, ProjectFiles files, ApprovalDocument approval, AdjustmentDocument adjustment,
            DocumentNumbers numbers, SubsidyRule subsidies, Parameters parameters, BeijingClock clock) {
        this.tasks = tasks;
        this.catalogue = catalogue;
        this.visible = visible;
        this.files = files;
        this.approval = approval;
        this.adjustment = adjustment;
        this.numbers = numbers;
        this.subsidies = subsidies;
        this.parameters = parameters;
        this.clock = clock;
    }

    /**
     * @param typed what stands in the form now, by the keys of its fields
     * @throws NoDocument     where she has no such task, and where the task issues no paper
     * @throws InputException where something typed can't be understood
     */
    @Transactional(readOnly = true)
    public byte[] of(String task, Map<String, String> typed) {
        Place place = place(task);
        Project project = place.project();
        return switch (place.paper().orElseThrow(PaperPreview::none)) {
            case DRAFT -> approval.preview(project, UNNUMBERED, clock.today(), amount(project, typed.get(INCLUSIVE_RATE.key())));
            case APPROVAL -> approval.preview(project, number(typed, APPROVAL_NUMBER), date(typed, APPROVAL_DATE),
                    project.proposedSubsidy());
            case ADJUSTMENT -> adjustment.preview(project, number(typed, ADJUSTMENT_NUMBER), date(typed, ADJUSTMENT_DATE));
        };
    }

    /**
     * The next 文号 that is free for the paper of a signature; empty where there is none to go on from.
     *
     * @throws NoDocument where she has no such task, and where the task numbers no paper
     */
    @Transactional(readOnly = true)
    public Optional<Proposal> number(String task) {
        int year = clock.today().getYear();
        return switch (place(task).paper().orElseThrow(PaperPreview::none)) {
            case APPROVAL -> numbers.nextApproval(year).map(number -> new Proposal(APPROVAL_NUMBER.key(), number));
            case ADJUSTMENT -> numbers.nextAdjustment(year).map(number -> new Proposal(ADJUSTMENT_NUMBER.key(), number));
            case DRAFT -> throw none();
        };
    }

    private Place place(String task) {
        String number = tasks.project(task).orElseThrow(() -> new NoDocument("没有您可以查看的此项任务，请核对后重试。"));
        Project project = visible.require(number);
        return new Place(project, tasks.find(task, number).map(OpenTasks.OpenTask::key).stream().flatMap(key -> catalogue.find(key).stream())
                .flatMap(entry -> entry.form().stream()).flatMap(form -> paper(form).stream()).findFirst());
    }

    /** What a task issues is told by its form: it takes the number of the paper, or computes what will be approved. */
    private static Optional<Paper> paper(FormSheet form) {
        Set<String> fields = form.fields().stream().map(FormSheet.Item::key).collect(Collectors.toSet());
        if (fields.contains(APPROVAL_NUMBER.key())) {
            return Optional.of(Paper.APPROVAL);
        }
        if (fields.contains(ADJUSTMENT_NUMBER.key())) {
            return Optional.of(Paper.ADJUSTMENT);
        }
        return form.shows().contains(COMPUTED_FROM) ? Optional.of(Paper.DRAFT) : Optional.empty();
    }

    private static NoDocument none() {
        return new NoDocument("此环节不签发公文，没有可以预览的文件。");
    }

    /** What is approved at the rate that stands in the form, else at the one that was proposed last. */
    private Optional<BigDecimal> amount(Project project, String typed) {
        FundApplication application = files.fundApplication(project).orElseThrow();
        return (Text.blank(typed) ? project.inclusiveRate() : Optional.of(rate(typed)))
                .map(rate -> subsidies.approved(subsidies.at(application.plan(), rate), application.requestedSubsidy()));
    }

    private BigDecimal rate(String typed) {
        BigDecimal most = parameters.inclusiveSubsidyMaxRate();
        try {
            BigDecimal rate = Figure.PERCENT.read(typed).movePointLeft(2);
            if (rate.compareTo(most) > 0) {
                throw new RuleException(named(INCLUSIVE_RATE, typed) + "超过" + Amounts.inPercent(most) + "%（第二十三条）。");
            }
            return rate;
        } catch (Unreadable unreadable) {
            throw refused(INCLUSIVE_RATE, typed, unreadable);
        }
    }

    private static String number(Map<String, String> typed, Field field) {
        String given = typed.get(field.key());
        try {
            String number = Text.read(given, field.longest());
            return number.isEmpty() ? UNNUMBERED : number;
        } catch (Unreadable unreadable) {
            throw refused(field, given, unreadable);
        }
    }

    /** Today where nothing stands there. */
    private LocalDate date(Map<String, String> typed, Field field) {
        LocalDate today = clock.today();
        String given = typed.get(field.key());
        if (Text.blank(given)) {
            return today;
        }
        try {
            LocalDate day = Days.day(given);
            if (day.isAfter(today)) {
                throw new RuleException(named(field, given) + "不正确，不得晚于今天（" + today + "）。");
            }
            return day;
        } catch (Unreadable unreadable) {
            throw refused(field, given, unreadable);
        }
    }

    private static InputException refused(Field field, String given, Unreadable unreadable) {
        return new InputException(named(field, given) + "不正确，" + unreadable.rule() + "。");
    }

    private static String named(Field field, String given) {
        return "“" + field.label() + "”（" + field.key() + "）填写的“" + Text.shown(given) + "”";
    }
}
