package beijing.facility.catalogue;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;

import beijing.facility.workflow.DeclaredSteps;
import beijing.facility.workflow.Step;
import beijing.facility.workflow.engine.DeployedDiagrams;
import beijing.facility.workflow.engine.DeployedDiagrams.Version;

/** The catalogue of the process files that this product ships, without an engine to deploy them. */
public final class ShippedCatalogue {

    private ShippedCatalogue() {
    }

    public static TaskCatalogue catalogue() {
        return new TaskCatalogue(diagrams(), steps());
    }

    /** What the program declares, without its beans. */
    public static DeclaredSteps steps() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(beans, false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Step.class));
        scanner.setIncludeAnnotationConfig(false);
        scanner.scan("beijing.facility");
        return new DeclaredSteps(beans);
    }

    /** All of what the shipped files have. */
    public static List<CatalogueEntry> entries() {
        return catalogue().entries();
    }

    static DeployedDiagrams diagrams() {
        DeployedDiagrams deployed = mock(DeployedDiagrams.class);
        List<Version> versions = processes();
        when(deployed.latest()).thenReturn(versions);
        when(deployed.all()).thenReturn(versions);
        when(deployed.version(anyString())).thenAnswer(call ->
                versions.stream().filter(version -> version.id().equals(call.getArgument(0))).findFirst());
        when(deployed.diagram(any())).thenAnswer(call ->
                Bpmn.readModelFromFile(Path.of("processes", call.<Version>getArgument(0).process() + ".bpmn").toFile()));
        when(deployed.form(any(), anyString())).thenAnswer(call -> {
            Path form = Path.of("forms", call.getArgument(1) + ".form");
            return Files.exists(form) ? Optional.of(Files.newInputStream(form)) : Optional.empty();
        });
        return deployed;
    }

    static List<Version> processes() {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".bpmn")).sorted()
                    .map(name -> name.substring(0, name.length() - ".bpmn".length()))
                    .map(process -> new Version(process + ":1", process, 1, "shipped"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
