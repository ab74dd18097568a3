package beijing.facility.project;

import java.util.List;

import org.springframework.data.repository.Repository;

/** The record of decisions: it is added to and read, nothing else. */
public interface Decisions extends Repository<Decision, Long> {

    Decision save(Decision decision);

    List<Decision> findByProjectNumberOrderById(String projectNumber);

    List<Decision> findByProjectNumberOrderByIdDesc(String projectNumber);

    boolean existsByProjectNumberAndTaskAndDecidedBy(String projectNumber, String task, String decidedBy);
}
