package beijing.facility.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** An entry of the ledger: made once, never changed. Amounts are yuan. */
public sealed interface LedgerEntry {

    BigDecimal amount();

    LocalDate date();

    /** 文号 or 凭证号. */
    String number();

    String recordedBy();

    Instant recordedAt();

    /** What was approved, at first and after each lowering (Articles 24, 28, 29). */
    record Approval(Kind kind, BigDecimal amount, String number, LocalDate date, String recordedBy, Instant recordedAt)
            implements LedgerEntry {

        /** Why an amount was approved. */
        public enum Kind {
            APPROVAL("资金申请报告批复"), ADJUSTMENT("补助调整"), SETTLEMENT("竣工财务决算"), TERMINATION("项目终止");

            private final String label;

            Kind(String label) {
                this.label = label;
            }

            public String label() {
                return label;
            }
        }
    }

    /**
     * 下达 (Article 25).
     *
     * @param dueOn    the last day of a disbursement in time
     * @param share    累计下达比例 of the step it was released by
     * @param entitled approved × share at that moment
     */
    record Release(long id, int tranche, BigDecimal amount, LocalDate date, String number, LocalDate dueOn,
            BigDecimal share, BigDecimal entitled, String recordedBy, Instant recordedAt) implements LedgerEntry {
    }

    /**
     * 拨付 (Article 25).
     *
     * @param tranche               the release it belongs to
     * @param financeDocumentNumber 财政部门拨款文件, empty if none
     * @param late                  whether it came after the release's last day
     */
    record Disbursement(int tranche, BigDecimal amount, LocalDate date, String number, String financeDocumentNumber,
            boolean late, String recordedBy, Instant recordedAt) implements LedgerEntry {
    }

    /**
     * 退回 (Article 28).
     *
     * @param returned the part that had never been disbursed
     */
    record Repayment(BigDecimal amount, BigDecimal returned, LocalDate date, String number, String recordedBy,
            Instant recordedAt) implements LedgerEntry {
    }
}
