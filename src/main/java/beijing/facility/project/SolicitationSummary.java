package beijing.facility.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

import beijing.facility.measures.Function;

/**
 * What a round of solicitation brought (Article 21), at the moment when its intake was closed and without the withdrawn
 * applications. Amounts are yuan, areas m². Append-only.
 *
 * @param projects        the number of projects
 * @param totalInvestment their investment, the shared part included
 * @param subsidyCeiling  the sum of the most that Article 23 allows for each
 * @param functions       a line for each function that any of them provides
 */
@Table("solicitation_summary")
public record SolicitationSummary(
        @Id Long id,
        String roundId,
        Instant summarisedAt,
        int projects,
        BigDecimal totalInvestment,
        BigDecimal subsidyCeiling,
        @MappedCollection(idColumn = "summary") Set<FunctionTotal> functions) {

    /** The projects that provide a function, with its area and its direct investment. */
    @Table("solicitation_function")
    public record FunctionTotal(@Column("function") Function function, int projects, BigDecimal area,
            BigDecimal investment) {
    }
}
