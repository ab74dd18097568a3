package beijing.facility.project;

import java.time.Instant;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** That a district was reminded of a round whose deadline it has missed (Article 21). Append-only. */
@Table("solicitation_reminder")
public record DistrictReminder(@Id Long id, String roundId, String districtCode, Instant remindedAt) {
}
