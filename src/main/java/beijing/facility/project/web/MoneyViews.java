package beijing.facility.project.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** The parts of a file from the start of the works on, as JSON (contract §8). Amounts are yuan as decimal strings. */
record MoneyViews(Construction construction, List<Progress> progress, Ledger ledger, List<Release> releases,
        List<Disbursement> disbursements, List<Repayment> repayments, List<Change> changes, Acceptance acceptance,
        Operation operation) {

    /** 开工, and by when the next report is expected; null before. */
    record Construction(LocalDate startDate, String contractNumber, LocalDate reportDue, boolean reportOverdue) {
    }

    record Progress(String reportMonth, String progressPercent, String investmentPaid, boolean safetyIncident, String remark,
            String reportedBy, OffsetDateTime reportedAt, boolean late) {
    }

    /** The balance of the ledger; {@code overpaid} is what is still to be repaid. Null before the approval. */
    record Ledger(String approved, String released, String disbursed, String repaid, String outstanding, String overpaid) {
    }

    record Release(String amount, LocalDate date, String number, int tranche, LocalDate due, String cumulativeShare,
            String recordedBy) {
    }

    record Disbursement(String amount, LocalDate date, String number, int tranche, String financeDocumentNumber, boolean late,
            String recordedBy) {
    }

    /** {@code returned} is the part that had never been disbursed. */
    record Repayment(String amount, LocalDate date, String number, String returned, String recordedBy) {
    }

    record Change(String reason, String kind, String requestedBy, OffsetDateTime requestedAt, String oldAddress, String address,
            String oldConstructionMode, String constructionMode, String oldTotalInvestment, String totalInvestment,
            Map<String, Map<String, String>> functions, String procedureNumber, LocalDate procedureDate,
            String proposedSubsidy, String adjustmentNumber, String outcome, OffsetDateTime closedAt) {
    }

    record AcceptanceOpinionView(int round, String department, String departmentName, String decision, String opinion,
            String givenBy, OffsetDateTime givenAt) {
    }

    record Acceptance(LocalDate completionDate, LocalDate acceptanceDate, int round, boolean passed,
            Map<String, Map<String, String>> functions, String settledInvestment,
            Map<String, Map<String, String>> settledFunctions, List<AcceptanceOpinionView> opinions) {
    }

    record EvaluationView(OffsetDateTime evaluatedAt, String evaluatedBy, String decision, String opinion, int servicesOpen,
            boolean continueSupervision) {
    }

    /** The ID number of a natural person is masked. */
    record Operation(String operatorName, String operatorType, String operatorCode, boolean registered, String operationMode,
            String rentPerYear, boolean lowProfit, List<EvaluationView> evaluations) {
    }
}
