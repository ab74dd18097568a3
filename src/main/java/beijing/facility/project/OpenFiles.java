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
        Project open = current().files.get(number);
        return open != null ? Optional.of(open) : opened(read);
    }

    static Project keep(Project project) {
        current().files.put(project.number(), project);
        return project;
    }

    /**
     * The file, its row locked from now on; what was read of it before it was locked may be out of date by then, and is read again.
     *
     * @param read reads and locks
     */
    static Optional<Project> lock(String number, Supplier<Optional<Project>> read) {
        OpenFiles current = current();
        return current.locked.add(number) || !current.files.containsKey(number) ? opened(read)
                : Optional.of(current.files.get(number));
    }

    private static Optional<Project> opened(Supplier<Optional<Project>> read) {
        return read.get().map(OpenFiles::keep);
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
