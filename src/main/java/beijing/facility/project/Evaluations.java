package beijing.facility.project;

import java.util.List;

import org.springframework.data.repository.Repository;

/** The evaluations of the facilities in operation. */
public interface Evaluations extends Repository<Evaluation, Long> {

    Evaluation save(Evaluation evaluation);

    List<Evaluation> findByProjectNumberOrderById(String projectNumber);
}
