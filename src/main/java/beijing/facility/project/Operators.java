package beijing.facility.project;

import java.util.Optional;

import org.springframework.data.repository.Repository;

/** Who operates the facilities. */
public interface Operators extends Repository<Operator, String> {

    Operator save(Operator operator);

    Optional<Operator> findByProjectNumber(String projectNumber);
}
