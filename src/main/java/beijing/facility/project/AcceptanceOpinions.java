package beijing.facility.project;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The opinions asked of the departments of a district in an acceptance. */
public interface AcceptanceOpinions extends Repository<AcceptanceOpinion, Long> {

    AcceptanceOpinion save(AcceptanceOpinion opinion);

    List<AcceptanceOpinion> saveAll(Iterable<AcceptanceOpinion> opinions);

    Optional<AcceptanceOpinion> findByProjectNumberAndRoundAndDepartment(String projectNumber, int round, String department);

    List<AcceptanceOpinion> findByProjectNumberAndRoundOrderById(String projectNumber, int round);

    List<AcceptanceOpinion> findByProjectNumberOrderById(String projectNumber);
}
