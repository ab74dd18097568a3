package beijing.facility.project.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Component;

import beijing.facility.identity.Department;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.IdNumber;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.OperatorType;
import beijing.facility.measures.Scheme;
import beijing.facility.project.AcceptanceOpinion;
import beijing.facility.project.AcceptanceOpinions;
import beijing.facility.project.Balance;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.Evaluations;
import beijing.facility.project.FundLedger;
import beijing.facility.project.Operator;
import beijing.facility.project.Operators;
import beijing.facility.project.ProgressReports;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectChange;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.ReportedProgress;

/** Reads the parts of a file from the start of the works on. */
@Component
class MoneyReader {

    private final ProjectFiles files;
    private final FundLedger ledger;
    private final ProgressReports reports;
    private final ChangeRegister changes;
    private final AcceptanceOpinions acceptances;
    private final Operators operators;
    private final Evaluations evaluations;
    private final Clock clock;

    MoneyReader(ProjectFiles files, FundLedger ledger, ProgressReports reports, ChangeRegister changes,
            AcceptanceOpinions acceptances, Operators operators, Evaluations evaluations, Clock clock) {
        this.files = files;
        this.ledger = ledger;
        this.reports = reports;
        this.changes = changes;
        this.acceptances = acceptances;
        this.operators = operators;
        this.evaluations = evaluations;
        this.clock = clock;
    }

    MoneyViews of(Project project) {
        String number = project.number();
        return new MoneyViews(construction(project),
                reports.findByProjectNumberOrderById(number).stream().map(MoneyReader::progress).toList(),
                ledger.find(number).map(MoneyReader::balance).orElse(null),
                ledger.releases(number).stream()
                        .map(entry -> new MoneyViews.Release(ProjectView.yuan(entry.amount()), entry.date(), entry.number(),
                                entry.tranche(), entry.dueOn(), Amounts.plain(entry.share()), entry.recordedBy()))
                        .toList(),
                ledger.disbursements(number).stream()
                        .map(entry -> new MoneyViews.Disbursement(ProjectView.yuan(entry.amount()), entry.date(),
                                entry.number(), entry.tranche(), entry.financeDocumentNumber(), entry.late(),
                                entry.recordedBy()))
                        .toList(),
                ledger.repayments(number).stream()
                        .map(entry -> new MoneyViews.Repayment(ProjectView.yuan(entry.amount()), entry.date(),
                                entry.number(), ProjectView.yuan(entry.returned()), entry.recordedBy()))
                        .toList(),
                changes.all(number).stream().map(this::change).toList(), acceptance(project), operation(number));
    }

    private MoneyViews.Construction construction(Project project) {
        LocalDate today = LocalDate.now(clock);
        return project.startedOn()
                .map(date -> new MoneyViews.Construction(date, project.contractNumber().orElseThrow(),
                        project.reportDueOn().orElse(null), project.reportDueOn().filter(today::isAfter).isPresent()))
                .orElse(null);
    }

    private static MoneyViews.Progress progress(ReportedProgress report) {
        return new MoneyViews.Progress(report.month(), Amounts.plain(report.percent()),
                ProjectView.yuan(report.investmentPaid()), report.safetyIncident(), report.remark(), report.reportedBy(),
                ProjectView.at(report.reportedAt()),
                ProjectView.at(report.reportedAt()).toLocalDate().isAfter(report.dueOn()));
    }

    private static MoneyViews.Ledger balance(Balance balance) {
        return new MoneyViews.Ledger(ProjectView.yuan(balance.approved()), ProjectView.yuan(balance.released()),
                ProjectView.yuan(balance.disbursed()), ProjectView.yuan(balance.repaid()),
                ProjectView.yuan(balance.outstanding()), ProjectView.yuan(balance.overpaid()));
    }

    private MoneyViews.Change change(ProjectChange change) {
        Scheme before = changes.before(change);
        Scheme after = changes.after(change);
        return new MoneyViews.Change(change.reason(), change.kind().map(Enum::name).orElse(null), change.requestedBy(),
                ProjectView.at(change.requestedAt()), before.address(), after.address(), before.mode().name(),
                after.mode().name(), ProjectView.yuan(before.plan().total()), ProjectView.yuan(after.plan().total()),
                ProjectView.functions(after.plan()), change.procedureNumber().orElse(null),
                change.procedureDate().orElse(null), change.proposedSubsidy().map(ProjectView::yuan).orElse(null),
                change.adjustmentNumber().orElse(null), change.outcome().map(Enum::name).orElse(null),
                change.closedAt().map(ProjectView::at).orElse(null));
    }

    private MoneyViews.Acceptance acceptance(Project project) {
        return files.built(project).map(built -> {
            InvestmentPlan settled = files.settledPlan(project).orElse(null);
            return new MoneyViews.Acceptance(project.completedOn().orElseThrow(), project.acceptedOn().orElseThrow(),
                    project.acceptanceRound(), project.acceptancePassed(), ProjectView.functions(built),
                    settled == null ? null : ProjectView.yuan(settled.total()),
                    settled == null ? null : ProjectView.functions(settled), opinions(project.number()));
        }).orElse(null);
    }

    private List<MoneyViews.AcceptanceOpinionView> opinions(String number) {
        return acceptances.findByProjectNumberOrderById(number).stream().map(MoneyReader::opinion).toList();
    }

    private static MoneyViews.AcceptanceOpinionView opinion(AcceptanceOpinion opinion) {
        return new MoneyViews.AcceptanceOpinionView(opinion.round(), opinion.department(),
                Department.districtName(opinion.department()), opinion.given() ? opinion.decision().name() : null,
                opinion.opinion(), opinion.givenBy(), ProjectView.at(opinion.givenAt()));
    }

    private MoneyViews.Operation operation(String number) {
        return operators.findByProjectNumber(number)
                .map(operator -> new MoneyViews.Operation(operator.name(), operator.type().name(), code(operator),
                        operator.registered(), operator.mode().name(), ProjectView.yuan(operator.rentPerYear()),
                        operator.lowProfit(), evaluations.findByProjectNumberOrderById(number).stream()
                                .map(evaluation -> new MoneyViews.EvaluationView(ProjectView.at(evaluation.evaluatedAt()),
                                        evaluation.evaluatedBy(), evaluation.decision().name(), evaluation.opinion(),
                                        evaluation.servicesOpen(), evaluation.continueSupervision()))
                                .toList()))
                .orElse(null);
    }

    private static String code(Operator operator) {
        return operator.type() == OperatorType.NATURAL_PERSON ? IdNumber.masked(operator.code()) : operator.code();
    }
}
