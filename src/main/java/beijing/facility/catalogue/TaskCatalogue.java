package beijing.facility.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import beijing.facility.catalogue.CatalogueEntry.Kind;
import beijing.facility.mandate.Outcome;
import beijing.facility.workflow.DeclaredSteps;
import beijing.facility.workflow.engine.DeployedDiagrams;
import beijing.facility.workflow.engine.DeployedDiagrams.Version;

/**
 * Every task, start form and step of the system, as the deployed diagrams and forms say. What runs is found as the version says that it
 * runs by; what stands in the record of decisions bears no version, and is called as it is called today or, where no diagram of today
 * has it any more, as it was called last.
 */
@Component
public class TaskCatalogue {

    /** Another server may have deployed: for so long the names of before are good enough. */
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final DeployedDiagrams deployed;
    private final DeclaredSteps steps;
    /** By the id of a version, which never changes. */
    private final Map<String, List<CatalogueEntry>> versions = new ConcurrentHashMap<>();
    private volatile Today today;

    TaskCatalogue(DeployedDiagrams deployed, DeclaredSteps steps) {
        this.deployed = deployed;
        this.steps = steps;
    }

    /** What the diagrams of today have, by process and then as the diagram has them. */
    public List<CatalogueEntry> entries() {
        return today(false).entries();
    }

    /** Of these what officials do. */
    public List<CatalogueEntry> userTasks() {
        return entries().stream().filter(entry -> entry.kind() == Kind.USER_TASK).toList();
    }

    /** Of these the forms by which officials begin a process. */
    public List<CatalogueEntry> startForms() {
        return entries().stream().filter(entry -> entry.kind() == Kind.START).toList();
    }

    /**
     * As it runs.
     *
     * @param definition the id of the version of the process
     */
    public Optional<CatalogueEntry> find(String definition, String key) {
        return version(definition).stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /**
     * As it stands on record; several where several processes have it, then the newest first.
     *
     * @param key the id of its element
     */
    public List<CatalogueEntry> find(String key) {
        List<CatalogueEntry> found = today(false).of(key);
        return found.isEmpty() ? former(key) : found;
    }

    /** What a task or step is called; its key where no diagram ever had it. */
    public String name(String key) {
        return find(key).stream().map(CatalogueEntry::name).findFirst().orElse(key);
    }

    /**
     * What a decision is called: by the form in which it is made, where no form offers it by its step, at last by a form of before; the
     * value itself where nobody ever offered it.
     */
    public String outcome(String key, String value) {
        return offered(find(key), value).or(() -> declared(key, value)).or(() -> offered(former(key), value)).orElse(value);
    }

    private static Optional<String> offered(List<CatalogueEntry> entries, String value) {
        return entries.stream().flatMap(entry -> entry.outcome(value).stream()).findFirst();
    }

    private Optional<String> declared(String key, String value) {
        return steps.byBean().entrySet().stream().filter(step -> DeclaredSteps.recordKey(step.getKey(), step.getValue()).equals(key))
                .flatMap(step -> DeclaredSteps.outcomes(step.getValue()).stream())
                .filter(outcome -> outcome.name().equals(value)).map(Outcome::label).findFirst();
    }

    /** Whether further opinions can be asked for in the middle of a task. */
    public boolean isReview(String key) {
        return find(key).stream().anyMatch(CatalogueEntry::isReview);
    }

    /** Whether a decision ends a step for the district, so that it is told of it. */
    public boolean isResult(String key, String value) {
        return find(key).stream().anyMatch(entry -> entry.results().contains(value));
    }

    /** The filters of what is overdue, with the keys of the tasks that each shows. */
    public SortedMap<String, SortedSet<String>> overdueFilters() {
        SortedMap<String, SortedSet<String>> filters = new TreeMap<>();
        userTasks().forEach(task -> task.overdueFilter()
                .ifPresent(name -> filters.computeIfAbsent(name, none -> new TreeSet<>()).add(task.key())));
        return filters;
    }

    private List<CatalogueEntry> former(String key) {
        // a task that is in none of the diagrams of a second ago may be in one that was deployed since
        List<CatalogueEntry> found = new ArrayList<>(today(true).of(key));
        deployed.all().forEach(version -> of(version).stream().filter(entry -> entry.key().equals(key)).forEach(found::add));
        return found;
    }

    private List<CatalogueEntry> version(String id) {
        List<CatalogueEntry> known = versions.get(id);
        return known != null ? known : deployed.version(id).map(this::of).orElse(List.of());
    }

    private List<CatalogueEntry> of(Version version) {
        List<CatalogueEntry> known = versions.get(version.id());
        if (known == null) {
            known = DiagramReader.read(deployed.diagram(version), form -> deployed.form(version, form).flatMap(FormSheet::read));
            versions.put(version.id(), known);
        }
        return known;
    }

    private Today today(boolean now) {
        Today known = today;
        if (known == null || now || System.nanoTime() - known.readAt() > FRESH_NANOS) {
            List<Version> latest = deployed.latest();
            if (known != null && known.versions().equals(latest)) {
                known = new Today(System.nanoTime(), latest, known.entries(), known.byKey());
            } else {
                known = Today.of(latest, latest.stream().flatMap(version -> of(version).stream()).toList());
            }
            today = known;
        }
        return known;
    }

    private record Today(long readAt, List<Version> versions, List<CatalogueEntry> entries, Map<String, List<CatalogueEntry>> byKey) {

        private static Today of(List<Version> versions, List<CatalogueEntry> entries) {
            Map<String, List<CatalogueEntry>> byKey = new LinkedHashMap<>();
            entries.forEach(entry -> byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry));
            return new Today(System.nanoTime(), versions, entries, byKey);
        }

        private List<CatalogueEntry> of(String key) {
            return byKey.getOrDefault(key, List.of());
        }
    }
}
