package beijing.facility.project;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The files that are open in the running transaction: one step of an official runs through several delegates and its next form. */
final class OpenFiles {

    private final Map<String, Project> files = new HashMap<>();
    private final Set<String> locked = new HashSet<>();

    private OpenFiles() {
    }

    static Optional<Project> of(String number, Supplier<Optional<Project>> read) {
        Map<String, Project> files = current().files;
        Project open = files.get(number);
        if (open != null) {
            return Optional.of(open);
        }
        Optional<Project> found = read.get();
        found.ifPresent(project -> files.put(number, project));
        return found;
    }

    static Project keep(Project project) {
        current().files.put(project.number(), project);
        return project;
    }

    /**
     * Whether the row is to be locked now; what was read of it before it was locked may be out of date by then, and is forgotten.
     */
    static boolean lock(String number) {
        OpenFiles current = current();
        boolean first = current.locked.add(number);
        if (first) {
            current.files.remove(number);
        }
        return first;
    }

    private static OpenFiles current() {
        OpenFiles open = (OpenFiles) TransactionSynchronizationManager.getResource(OpenFiles.class);
        if (open != null) {
            return open;
        }
        OpenFiles opened = new OpenFiles();
        TransactionSynchronizationManager.bindResource(OpenFiles.class, opened);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(OpenFiles.class);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(OpenFiles.class, opened);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(OpenFiles.class);
            }
        });
        return opened;
    }
}
