package beijing.facility.project;

import java.util.Collection;
import java.util.List;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The record of decisions: it is added to and read, nothing else. */
public interface Decisions extends Repository<Decision, Long> {

    Decision save(Decision decision);

    List<Decision> findByProjectNumberOrderById(String projectNumber);

    List<Decision> findByProjectNumberOrderByIdDesc(String projectNumber);

    /** What somebody decided, the youngest first. */
    @Query("select * from decision where decided_by = :official order by id desc limit :most")
    List<Decision> lately(String official, int most);

    boolean existsByProjectNumberAndTaskAndDecidedByAndDecisionNotIn(String projectNumber, String task, String decidedBy,
            Collection<String> decisions);

    /** Whether she has completed such a task of the project; to have passed it on or urged it is no decision on it. */
    default boolean completed(String projectNumber, String task, String official) {
        return existsByProjectNumberAndTaskAndDecidedByAndDecisionNotIn(projectNumber, task, official, HandlingStep.names());
    }
}
