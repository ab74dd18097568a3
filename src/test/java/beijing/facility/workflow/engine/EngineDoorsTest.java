package beijing.facility.workflow.engine;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** Every command of the engine is open or closed by name, so that one which its next version brings is decided on and not let in. */
class EngineDoorsTest {

    private final EngineDoors doors = new EngineDoors();

    @Test
    void everyCommandOfTheEngineIsDecidedOnAndNoneThatIsGone() {
        Set<String> commands = new ClassFileImporter().importPackages("org.camunda.bpm.engine").stream()
                .filter(type -> type.isAssignableTo(Command.class) && !type.isInterface())
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .filter(name -> name.startsWith("org.camunda.bpm.engine.impl."))
                .collect(toCollection(TreeSet::new));
        assertThat(new TreeSet<>(doors.all().keySet())).isEqualTo(commands);
    }

    @Test
    void aCommandThatNobodyDecidedOnIsClosed() {
        assertThat(doors.refusal(Unheard.class)).isEmpty();
        assertThat(doors.refusal(String.class)).isPresent();
    }

    @Test
    void everyRefusalIsAChineseSentence() {
        doors.all().values().stream().flatMap(Optional::stream).forEach(refusal -> {
            assertThat(refusal.sentence()).matches("\\p{IsHan}.*。");
            assertThat(refusal.status()).isIn(403, 422);
        });
    }

    /** Ours are open: they check for themselves. */
    private static final class Unheard {
    }
}
