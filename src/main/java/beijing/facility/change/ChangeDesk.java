package beijing.facility.change;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import beijing.facility.filing.FormChoices;
import beijing.facility.filing.OwnDistricts;
import beijing.facility.filing.PlanFigures.FindingView;
import beijing.facility.filing.PlanFigures;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.FindingCode;
import beijing.facility.measures.Findings;
import beijing.facility.measures.Scheme;
import beijing.facility.measures.SubsidyRule;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.FundLedger;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange.Kind;
import beijing.facility.workflow.Form;
import beijing.facility.workflow.Problem;
import beijing.facility.workflow.RuleException;

/** 变更 while it is being written: the project as it is, and what {@link AssessChange} would make of it. Nothing is stored here. */
@Service
public class ChangeDesk {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param refusal why no change can be asked for now, empty where one can
     * @param values  the plan in force, by the keys of the fields
     */
    public record Opening(FormChoices.Choices choices, String project, String name, String district, String status, String refusal,
            Map<String, Object> values, String approved, String released) {
    }

    /**
     * @param refusals why it would not be taken as it is, beside the problems of its fields
     * @param kind     MINOR or MAJOR; empty where nothing is changed
     * @param review   whether the municipal commission looks at it
     * @param steps    what comes after, in order
     */
    public record Check(List<Problem> problems, List<String> refusals, String kind, String kindLabel, boolean review,
            List<String> steps, List<FindingView> findings, Effect effect, PlanFigures figures) {
    }

    /**
     * What becomes of the subsidy, in 万元.
     *
     * @param rate     of the inclusive part, in percent, as it was decided
     * @param lowered  by how much, 0 where it stays
     * @param overpaid what was released above it and has to be repaid
     */
    public record Effect(String before, String after, String rate, String lowered, String released, String overpaid) {
    }

    private final FormChoices choices;
    private final OwnDistricts own;
    private final ChangeRegister changes;
    private final ChangeEffect effect;
    private final FundLedger ledger;
    private final SubsidyRule subsidy;

    ChangeDesk(FormChoices choices, OwnDistricts own, ChangeRegister changes, ChangeEffect effect, FundLedger ledger, SubsidyRule subsidy) {
        this.choices = choices;
        this.own = own;
        this.changes = changes;
        this.effect = effect;
        this.ledger = ledger;
        this.subsidy = subsidy;
    }

    /**
     * Whether she may ask for a change of the project, as it stands now.
     *
     * @throws beijing.facility.workflow.NotEntitledException where the project is not of her district
     */
    @Transactional(readOnly = true)
    public Opening open(Project project) {
        own.require(project.districtCode());
        Map<String, Object> values = new LinkedHashMap<>();
        ChangeForm.values(project.number(), changes.inForce(project)).forEach((key, value) -> values.put(key, plain(value)));
        return new Opening(choices.read(), project.number(), project.name(), project.districtCode(), project.status().label(),
                refusal(effect::refuseClosed, project).orElse(""), values, project.approvedSubsidy().map(Amounts::inWan).orElse(""),
                project.approvedSubsidy().map(approved -> Amounts.inWan(ledger.balance(project.number()).netReleased())).orElse(""));
    }

    private static Object plain(Object value) {
        try {
            return value instanceof JsonValue json ? JSON.readTree(json.getValueSerialized()) : value;
        } catch (JsonProcessingException own) {
            throw new IllegalStateException(own);
        }
    }

    /**
     * @param values as typed, by the keys of the fields
     * @throws RuleException where no change can be asked for now
     */
    @Transactional(readOnly = true)
    public Check check(Map<String, Object> values, Project project) {
        own.require(project.districtCode());
        effect.refuseClosed(project);
        Scheme before = changes.inForce(project);
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("projectNumber", project.number());
        Form form = Form.in(all);
        Scheme after = ChangeForm.readable(form, before.mode()).scheme();
        List<Problem> problems = form.told();
        Optional<String> nothing = refusal(same -> effect.refuseNothing(same, after), project);
        Findings findings = new Findings(effect.findings(project, changes.procedures(project), before, after));
        List<String> refusals = new ArrayList<>(nothing.stream().toList());
        // what can't be read yet would count for nothing paid back
        if (problems.isEmpty()) {
            refusal(paid -> effect.refuseBelowPaid(paid, after.plan()), project).ifPresent(refusals::add);
        }
        findings.violations().forEach(violation -> refusals.add(violation.message()));
        Kind kind = findings.has(FindingCode.CHANGE_MAJOR) ? Kind.MAJOR : Kind.MINOR;
        boolean review = findings.has(FindingCode.CHANGE_AFFECTS_SUBSIDY)
                || !findings.exceptionsBeyond(project.acceptedExceptions()).isEmpty();
        return new Check(problems, List.copyOf(refusals), nothing.isPresent() ? "" : kind.name(), nothing.isPresent() ? "" : kind.label(),
                review, nothing.isPresent() ? List.of() : steps(kind, review), FindingView.of(findings.list()), effect(project, after),
                PlanFigures.of(after.plan(), subsidy.at(after.plan(), effect.rate(project))));
    }

    private Effect effect(Project project, Scheme after) {
        BigDecimal rate = effect.rate(project);
        BigDecimal approved = project.approvedSubsidy().orElseThrow();
        BigDecimal amount = effect.amount(project, after.plan(), rate);
        BigDecimal released = ledger.balance(project.number()).netReleased();
        return new Effect(Amounts.inWan(approved), Amounts.inWan(amount), Amounts.inPercent(rate), Amounts.inWan(approved.subtract(amount)),
                Amounts.inWan(released), Amounts.inWan(released.subtract(amount).max(BigDecimal.ZERO)));
    }

    private static List<String> steps(Kind kind, boolean review) {
        String first = kind == Kind.MAJOR ? "办理前期手续变更（区发展改革委）" : "一般变更备案（区发展改革委）";
        return review ? List.of(first, "审核补助调整（市发展改革委）", "签批补助调整（市发展改革委）") : List.of(first);
    }

    private static Optional<String> refusal(Consumer<Project> rule, Project project) {
        try {
            rule.accept(project);
            return Optional.empty();
        } catch (RuleException refused) {
            return Optional.of(refused.getMessage());
        }
    }
}
