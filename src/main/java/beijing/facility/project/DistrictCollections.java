package beijing.facility.project;

import java.util.List;

import org.springframework.data.repository.Repository;

/** What the districts handed in: it is added to and read, nothing else. */
interface DistrictCollections extends Repository<DistrictCollection, Long> {

    DistrictCollection save(DistrictCollection collection);

    List<DistrictCollection> findByRoundId(String roundId);
}
