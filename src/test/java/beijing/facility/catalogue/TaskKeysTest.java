package beijing.facility.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

import beijing.facility.catalogue.CatalogueEntry.Kind;

/**
 * The key of a task stands in its diagram, in the declaration of its step and at its form, and nowhere else in the program: no map, set or
 * comparison keyed by it has to be thought of when a task is added, renamed or taken out.
 */
class TaskKeysTest {

    private static final Path SOURCES = Path.of("src/main/java");
    /** The demo plays the officials, task by task. */
    private static final Path DEMO = SOURCES.resolve("beijing/facility/demo");

    @Test
    void theProgramHasNoKeysOfTasksButInDeclarations() throws IOException {
        Set<String> keys = ShippedCatalogue.entries().stream().filter(entry -> entry.kind() != Kind.SYSTEM)
                .map(CatalogueEntry::key).collect(Collectors.toCollection(TreeSet::new));
        Pattern key = Pattern.compile("\\b(" + String.join("|", keys) + ")\\b");
        List<Path> sources;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            sources = files.filter(file -> file.toString().endsWith(".java") && !file.startsWith(DEMO)).toList();
        }
        assertThat(sources).hasSizeGreaterThan(200);

        Set<String> found = new TreeSet<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            JavacTask parser = (JavacTask) compiler.getTask(null, files, null, null, null, units);
            for (CompilationUnitTree unit : parser.parse()) {
                new Literals(key, SOURCES.toUri().relativize(unit.getSourceFile().toUri()).getPath(), found).scan(unit, null);
            }
        }
        assertThat(found).isEmpty();
    }

    /** Of what a class says in strings, what is a key and no declaration. */
    private static final class Literals extends TreeScanner<Void, Void> {

        private final Pattern key;
        private final String file;
        private final Set<String> found;

        Literals(Pattern key, String file, Set<String> found) {
            this.key = key;
            this.file = file;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            boolean form = type.getImplementsClause().stream().anyMatch(face -> face.toString().equals("TaskForm"));
            if (form) {
                // its task() and the constant that it returns
                type.getMembers().stream().filter(member -> !member.toString().contains("TASK = ") && !member.toString().contains("String task()"))
                        .forEach(member -> scan(member, nothing));
                return null;
            }
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
            return annotation.getAnnotationType().toString().equals("Step") ? null : super.visitAnnotation(annotation, nothing);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text && key.matcher(text).find()) {
                found.add(file + ": \"" + text + "\"");
            }
            return null;
        }
    }
}
