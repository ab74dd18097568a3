package beijing.facility.project;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The opinions asked of the departments. */
public interface DepartmentOpinions extends Repository<DepartmentOpinion, Long> {

    DepartmentOpinion save(DepartmentOpinion opinion);

    List<DepartmentOpinion> saveAll(Iterable<DepartmentOpinion> opinions);

    Optional<DepartmentOpinion> findByProjectNumberAndRoundAndDepartment(String projectNumber, int round,
            String department);

    List<DepartmentOpinion> findByProjectNumberOrderById(String projectNumber);

    List<DepartmentOpinion> findByProjectNumberAndRoundOrderById(String projectNumber, int round);

    List<DepartmentOpinion> findByDecisionIsNullAndDueAtBeforeOrderByDueAt(Instant moment);
}
