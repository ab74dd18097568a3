package beijing.facility.project;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The monthly reports of the works. */
public interface ProgressReports extends Repository<ReportedProgress, Long> {

    ReportedProgress save(ReportedProgress report);

    List<ReportedProgress> findByProjectNumberOrderById(String projectNumber);

    Optional<ReportedProgress> findFirstByProjectNumberOrderByMonthDesc(String projectNumber);

    Optional<ReportedProgress> findByProjectNumberAndMonth(String projectNumber, String month);
}
