package beijing.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What is delivered says which libraries it is made of, so that an administrator can hold them against what is known of holes. */
class DeliveredLibrariesIT {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    @Test
    void theBillOfMaterialsNamesEveryLibraryInTheProgram() throws IOException {
        try (ZipFile program = new ZipFile(Path.of(System.getProperty("application.jar")).toFile())) {
            JsonNode bill = new ObjectMapper().readTree(program.getInputStream(program.getEntry("META-INF/sbom/application.cdx.json")));
            Set<String> named = StreamSupport.stream(bill.get("components").spliterator(), false)
                    .map(component -> component.get("name").asText() + "-" + component.get("version").asText())
                    .collect(Collectors.toSet());
            Set<String> missing = program.stream().map(ZipEntry::getName)
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length(), name.length() - ".jar".length()))
                    // a library's part for one kind of use has another file name, and is named with the library
                    .map(name -> name.replaceAll("-(classes|scala-shaded)$", ""))
                    // of the loader itself
                    .filter(name -> !name.startsWith("spring-boot-jarmode-tools"))
                    .filter(name -> !named.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(missing).isEmpty();
            assertThat(named).as("what the pages load").anyMatch(name -> name.startsWith("bpmn-js-"))
                    .anyMatch(name -> name.startsWith("pdfjs-dist-"));
        }
    }
}
