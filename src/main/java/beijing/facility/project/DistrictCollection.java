package beijing.facility.project;

import java.time.Instant;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a district handed in about one round of solicitation (Article 21). Append-only: the table refuses any change.
 *
 * @param surveySummary 调研和征询意见情况
 * @param stated        the number of applications by the district's own count
 * @param counted       the number that the system had on file at that moment, the withdrawn ones among them
 * @param withdrawn     how many of these were withdrawn by then
 * @param difference    stated less counted
 */
@Table("solicitation_collection")
public record DistrictCollection(
        @Id Long id,
        String roundId,
        String districtCode,
        String surveySummary,
        int stated,
        int counted,
        int withdrawn,
        int difference,
        String recordedBy,
        Instant recordedAt) {

    static DistrictCollection of(SolicitationRound round, String districtCode, String surveySummary, int stated,
            FiledApplications filed, String by, Instant at) {
        return new DistrictCollection(null, round.id(), districtCode, surveySummary, stated, filed.count(),
                filed.withdrawn(), stated - filed.count(), by, at);
    }
}
