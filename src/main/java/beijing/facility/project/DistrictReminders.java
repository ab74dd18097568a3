package beijing.facility.project;

import java.util.List;

import org.springframework.data.repository.Repository;

/** The reminders: they are added to and read, nothing else. */
interface DistrictReminders extends Repository<DistrictReminder, Long> {

    DistrictReminder save(DistrictReminder reminder);

    List<DistrictReminder> findByRoundId(String roundId);
}
