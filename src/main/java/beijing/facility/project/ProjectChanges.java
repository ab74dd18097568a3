package beijing.facility.project;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The changes of the projects. */
interface ProjectChanges extends Repository<ProjectChange, Long> {

    ProjectChange save(ProjectChange change);

    Optional<ProjectChange> findByProjectNumberAndClosedAtIsNull(String projectNumber);

    List<ProjectChange> findByProjectNumberOrderById(String projectNumber);
}
