package beijing.facility.attachments;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

import beijing.facility.catalogue.CatalogueEntry;
import beijing.facility.catalogue.TaskCatalogue;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.TaskCondition;

/** Which documents a task is not completed without, as configured. */
@Component
public class RequiredAttachments implements TaskCondition, SmartInitializingSingleton {

    private static final String KEY = "measures.required-attachments";
    /** A round of the solicitation belongs to no project, so nothing can be uploaded at its tasks. */
    private static final String WITHOUT_PROJECT = "project-solicitation";

    private record Requirement(String taskName, Set<AttachmentType> types) {
    }

    private final Map<String, Requirement> required = new TreeMap<>();
    private final RequirementSettings settings;
    private final TaskCatalogue catalogue;
    private final AttachmentStore store;
    private final ProjectFiles files;

    RequiredAttachments(RequirementSettings settings, TaskCatalogue catalogue, AttachmentStore store, ProjectFiles files) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.store = store;
        this.files = files;
    }

    /** @throws IllegalArgumentException that names the key: it stops the start */
    @Override
    public void afterSingletonsInstantiated() {
        if (settings.requiredAttachments().isEmpty()) {
            return;
        }
        Map<String, CatalogueEntry> tasks = tasks();
        settings.requiredAttachments().forEach((key, names) -> {
            CatalogueEntry task = tasks.get(key);
            if (task == null) {
                throw new IllegalArgumentException("参数 " + KEY + " 的键 " + key + " 不正确：没有这个项目任务，须为以下之一："
                        + String.join("、", tasks.keySet()) + "。");
            }
            Set<AttachmentType> types = new LinkedHashSet<>();
            names.forEach(name -> types.add(AttachmentType.of(name).orElseThrow(() -> new IllegalArgumentException("参数 " + KEY + "."
                    + key + " 的值 " + name + " 不正确：没有这个附件类型，须为以下之一：" + AttachmentType.names() + "。"))));
            required.put(task.key(), new Requirement(task.name(), types));
        });
    }

    /** By their keys, in whatever case: an environment variable has but one. */
    private Map<String, CatalogueEntry> tasks() {
        Map<String, CatalogueEntry> tasks = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        catalogue.userTasks().stream().filter(task -> !task.process().equals(WITHOUT_PROJECT)).forEach(task -> tasks.put(task.key(), task));
        return tasks;
    }

    @Override
    public void check(String id, String task, String project) {
        Requirement requirement = required.get(task);
        if (requirement == null) {
            return;
        }
        // nobody makes one of them void in the meantime
        files.lock(project);
        List<AttachmentType> present = store.types(project);
        String missing = requirement.types().stream().filter(type -> !present.contains(type))
                .map(type -> "“" + type.label() + "”").collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            throw new RuleException("“" + requirement.taskName() + "”须附" + missing + "，尚未上传，请先上传附件再提交。");
        }
    }

    /** The keys of the tasks that need a document of that type. */
    public List<String> tasksOf(AttachmentType type) {
        return required.entrySet().stream().filter(entry -> entry.getValue().types().contains(type)).map(Map.Entry::getKey).toList();
    }
}
