package beijing.facility.project;

import java.util.Optional;

import org.springframework.data.repository.Repository;

/** All projects, by project number. */
interface Projects extends Repository<Project, String> {

    Project save(Project project);

    Optional<Project> findById(String number);
}
