package beijing.facility.lifecycle;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import beijing.facility.filing.FormChoices;
import beijing.facility.filing.OwnDistricts;
import beijing.facility.filing.PlanFigures.FindingView;
import beijing.facility.filing.PlanFigures;
import beijing.facility.identity.District;
import beijing.facility.measures.ComplianceRules;
import beijing.facility.measures.Findings;
import beijing.facility.measures.ProjectApplication;
import beijing.facility.measures.SubsidyRule;
import beijing.facility.project.FiledProjects;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.SimilarProjects;
import beijing.facility.project.SolicitationRounds;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.NotEntitledException;
import beijing.facility.workflow.Problem;
import beijing.facility.workflow.Step;
import beijing.facility.workflow.engine.OpenTasks;

/** 申报 and 补正 while they are being written: what the page opens with, and what filing would find. Nothing is stored here. */
@Service
public class ApplicationDesk {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String RECTIFICATION = RecordRectification.class.getAnnotation(Step.class).task();

    /**
     * @param rounds   those that take applications today
     * @param previous what the district filed before, to be copied from
     */
    public record Opening(FormChoices.Choices choices, List<Round> rounds, List<FiledProjects.Filed> previous) {
    }

    public record Round(String id, String name, LocalDate deadline, String notice) {
    }

    /** @param values by the keys of the fields, a function as an object of its figures */
    public record Written(String project, String name, String status, Map<String, Object> values, List<FindingView> findings) {
    }

    /**
     * @param passes        whether it would go on to the joint review, as it is
     * @param justification whether an exception has to be explained
     */
    public record Check(List<Problem> problems, List<FindingView> findings, boolean passes, boolean justification,
            PlanFigures figures) {
    }

    private final FormChoices choices;
    private final OwnDistricts own;
    private final ProjectFiles files;
    private final FiledProjects filed;
    private final SolicitationRounds rounds;
    private final SimilarProjects similar;
    private final ComplianceRules rules;
    private final SubsidyRule subsidy;
    private final OpenTasks tasks;
    private final BeijingClock clock;

    ApplicationDesk(FormChoices choices, OwnDistricts own, ProjectFiles files, FiledProjects filed, SolicitationRounds rounds,
            SimilarProjects similar, ComplianceRules rules, SubsidyRule subsidy, OpenTasks tasks, BeijingClock clock) {
        this.choices = choices;
        this.own = own;
        this.files = files;
        this.filed = filed;
        this.rounds = rounds;
        this.similar = similar;
        this.rules = rules;
        this.subsidy = subsidy;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Opening open() {
        FormChoices.Choices offered = choices.read();
        return new Opening(offered,
                rounds.open().stream().map(round -> new Round(round.id(), round.name(), round.deadline(), round.notice())).toList(),
                filed.of(own.require().stream().map(District::code).toList()));
    }

    /**
     * An earlier application of her district.
     *
     * @throws NotEntitledException where it is another district's
     */
    @Transactional(readOnly = true)
    public Written earlier(Project project) {
        own.require(project.districtCode());
        return written(project);
    }

    /**
     * The application that is to be corrected at an open task of hers.
     *
     * @throws NotEntitledException where there is no such task for her
     */
    @Transactional(readOnly = true)
    public Written atTask(String task) {
        own.require();
        return written(files.require(tasks.project(task)
                .filter(number -> tasks.find(task, number).filter(open -> open.hers() && open.key().equals(RECTIFICATION)).isPresent())
                .orElseThrow(() -> new NotEntitledException("没有您可以办理的这项补正任务，可能已经办结或由同事领取，请从任务列表打开。"))));
    }

    private Written written(Project project) {
        Map<String, Object> values = new LinkedHashMap<>();
        ApplicationForm.values(files.application(project)).forEach((key, value) -> values.put(key, plain(value)));
        return new Written(project.number(), project.name(), project.status().label(), values, FindingView.of(project.findings()));
    }

    private static Object plain(Object value) {
        try {
            return value instanceof JsonValue json ? JSON.readTree(json.getValueSerialized()) : value;
        } catch (JsonProcessingException own) {
            throw new IllegalStateException(own);
        }
    }

    /**
     * What the form, as far as it is filled in, would come to by the rules of {@link CheckCompliance}.
     *
     * @param values  as typed, by the keys of the fields
     * @param project the one that is being corrected, null for a new one
     * @throws NotEntitledException where a district is chosen that is not hers
     */
    @Transactional(readOnly = true)
    public Check check(Map<String, Object> values, Project project) {
        own.require();
        if (project != null) {
            own.require(project.districtCode());
        }
        if (values.get("districtCode") instanceof String district && District.of(district).isPresent()) {
            own.require(district);
        }
        Form form = Form.in(values);
        ProjectApplication application = ApplicationForm.readable(form, refusal(project), clock.today());
        List<Problem> problems = form.told();
        Findings findings = new Findings(rules.check(application, similar.resembling(project == null ? "" : project.number(),
                application.creditCode(), application.projectName(), application.address())));
        return new Check(problems, FindingView.of(findings.list()), findings.pass(application.justification()), findings.hasException(),
                PlanFigures.of(application.plan(), subsidy.ceiling(application.plan())));
    }

    private Function<String, Optional<String>> refusal(Project project) {
        String filedIn = project == null ? "" : files.application(project).solicitationId();
        return round -> round.equals(filedIn) ? Optional.empty() : rounds.refusalNow(round);
    }
}
