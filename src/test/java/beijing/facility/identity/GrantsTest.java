package beijing.facility.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import beijing.facility.catalogue.CatalogueEntry;
import beijing.facility.catalogue.ShippedCatalogue;

/** The rights stand below the processes and can't ask them; so that none is forgotten, this does. */
class GrantsTest {

    @Test
    void theOfficesReadTheProcessesThatTheirProjectsGoThrough() {
        assertThat(Grants.PROJECT_PROCESSES).containsExactlyInAnyOrderElementsOf(
                ShippedCatalogue.entries().stream().map(CatalogueEntry::process).distinct().toList());
    }
}
