package beijing.facility.project;

import java.util.Optional;

import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

/** All projects, by project number. */
interface Projects extends Repository<Project, String> {

    Project save(Project project);

    Optional<Project> findById(String number);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Project> findByNumber(String number);
}
