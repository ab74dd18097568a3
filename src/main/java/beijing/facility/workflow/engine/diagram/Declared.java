package beijing.facility.workflow.engine.diagram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;

import io.holunda.camunda.bpm.data.factory.VariableFactory;

/** What comes with the program: the declared path of each process, its forms, and the variables and values that its gateways ask. */
final class Declared {

    private static final PathMatchingResourcePatternResolver RESOURCES = new PathMatchingResourcePatternResolver();

    final Map<String, Diagram> processes = new TreeMap<>();
    final Map<String, EditedForm> forms = new TreeMap<>();
    final Set<String> variables = new TreeSet<>();
    /** The values of a variable that a gateway asks; no entry where they are not a few. */
    final Map<String, Set<String>> values = new TreeMap<>();
    /** The variables that hold dates. */
    final Set<String> dates = new TreeSet<>();
    final Set<String> lists = new TreeSet<>();
    /** The elements of BPMN that these files are made of. */
    final Set<String> words = new TreeSet<>();
    /** The variables that a process is called with, by its key. */
    final Map<String, Set<String>> handed = new TreeMap<>();
    /** What an element is called that is declared, by its id. */
    final Map<String, String> names = new LinkedHashMap<>();

    private Declared() {
    }

    /** Read from the class path. */
    static Declared load() {
        Declared declared = new Declared();
        try {
            for (Resource file : RESOURCES.getResources("classpath*:processes/*.bpmn")) {
                declared.add(XmlFile.read(file.getContentAsByteArray()));
            }
            for (Resource file : RESOURCES.getResources("classpath*:forms/*.form")) {
                EditedForm form = EditedForm.read(file.getContentAsByteArray());
                declared.forms.put(form.id(), form);
            }
            MetadataReaderFactory classes = new CachingMetadataReaderFactory(RESOURCES);
            for (Resource file : RESOURCES.getResources("classpath*:beijing/facility/**/*Variables.class")) {
                declared.add(Class.forName(classes.getMetadataReader(file).getClassMetadata().getClassName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException | XmlFile.Unreadable | EditedForm.Unreadable e) {
            throw new IllegalStateException(e);
        }
        return declared;
    }

    private void add(Class<?> variables) throws ReflectiveOperationException {
        for (Field field : variables.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && VariableFactory.class.isAssignableFrom(field.getType())) {
                field.setAccessible(true);
                this.variables.add(((VariableFactory<?>) field.get(null)).getName());
            }
        }
    }

    private void add(XmlNode definitions) {
        XmlNode process = definitions.children("process").get(0);
        Diagram diagram = new Diagram(definitions, process);
        processes.put(diagram.key(), diagram);
        definitions.all().filter(node -> node.namespace.equals(XmlNode.BPMN)).forEach(node -> words.add(node.name));
        diagram.steps.values().forEach(step -> names.put(step.id(), step.xml().attribute("name", step.id())));
        diagram.flows.forEach(flow -> Expression.of(flow.condition()).ifPresent(condition -> condition.comparisons().forEach(
                comparison -> values.computeIfAbsent(comparison.variable(), variable -> new TreeSet<>()).add(comparison.text()))));
        diagram.steps.values().stream().filter(step -> step.is("callActivity")).forEach(call -> call.xml().all()
                .filter(node -> node.namespace.equals(XmlNode.CAMUNDA) && node.name.equals("in") && node.attribute("target") != null)
                .forEach(in -> handed.computeIfAbsent(call.xml().attribute("calledElement", ""), key -> new TreeSet<>()).add(in.attribute("target"))));
        process.all().forEach(node -> {
            for (String date : new String[] {node.attribute(XmlNode.camunda("dueDate"), ""), node.attribute(XmlNode.camunda("followUpDate"), ""),
                    node.is("timeDate") ? node.content() : ""}) {
                Expression.of(date).flatMap(Expression::variable).ifPresent(dates::add);
            }
            if (node.attribute(XmlNode.camunda("collection")) != null) {
                lists.add(node.attribute(XmlNode.camunda("collection")));
            }
        });
    }
}
