package beijing.facility.project;

import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The sums of the rounds: they are added to and read, nothing else. */
interface SolicitationSummaries extends Repository<SolicitationSummary, Long> {

    SolicitationSummary save(SolicitationSummary summary);

    Optional<SolicitationSummary> findByRoundId(String roundId);
}
