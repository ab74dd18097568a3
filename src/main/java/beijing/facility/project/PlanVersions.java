package beijing.facility.project;

import org.springframework.data.repository.Repository;

interface PlanVersions extends Repository<PlanVersion, Long> {

    PlanVersion save(PlanVersion version);

    PlanVersion findById(Long id);
}
