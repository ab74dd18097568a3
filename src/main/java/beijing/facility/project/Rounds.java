package beijing.facility.project;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

/** All rounds of solicitation, by id. */
interface Rounds extends Repository<SolicitationRound, String> {

    SolicitationRound save(SolicitationRound round);

    Optional<SolicitationRound> findById(String id);

    Optional<SolicitationRound> findByYearAndConcludedAtIsNull(int year);

    int countByYear(int year);

    List<SolicitationRound> findAllByOrderByYearDescSequenceDesc();
}
