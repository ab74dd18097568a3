package beijing.facility.project;

import java.math.BigDecimal;
import java.time.Instant;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Persistable;
import org.springframework.data.relational.core.mapping.Table;

import beijing.facility.measures.OperationMode;
import beijing.facility.measures.OperatorType;

/**
 * 运营主体 (Articles 30, 31). Append-only.
 *
 * @param code        credit code, or ID number of a natural person: personal, shown masked only
 * @param rentPerYear yuan a year, 0 where the premises are free
 * @param lowProfit   保本微利
 */
@Table("operator")
public record Operator(
        @Id String projectNumber,
        String name,
        OperatorType type,
        String code,
        boolean registered,
        OperationMode mode,
        BigDecimal rentPerYear,
        boolean lowProfit,
        String appointedBy,
        Instant appointedAt) implements Persistable<String> {

    @Override
    public String getId() {
        return projectNumber;
    }

    @Override
    public boolean isNew() {
        return true;
    }
}
