package beijing.facility.handling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import beijing.facility.catalogue.CatalogueEntry;
import beijing.facility.catalogue.FormSheet;
import beijing.facility.catalogue.TaskCatalogue;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.FileTables;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.OfficialException;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.engine.TaskHands;

/**
 * One decision and one opinion on several tasks of one kind. Each is handed in by itself, as from its own form, with the rights of the
 * signed-in official: it is recorded or refused whatever becomes of the others.
 */
@Service
public class Batches {

    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    /** Of an id of the engine. */
    private static final int LONGEST_ID = 64;
    private static final int MOST = 50;
    private static final String HEAD = "projectHead";
    private static final String FINDINGS = "findings";

    /** What a decision is called in the form. */
    public record Choice(String value, String label) {
    }

    /** @param severity as the forms call it */
    public record Finding(String severity, String message) {
    }

    /**
     * A task about to be decided.
     *
     * @param refusal why it is not hers to decide, empty where it is
     */
    public record Asked(String taskId, String projectNumber, String projectName, String district, List<Finding> findings, String refusal) {
    }

    /** @param task what all of them are called */
    public record Preview(String task, List<Choice> choices, String opinionLabel, List<Asked> tasks) {
    }

    /**
     * What became of one.
     *
     * @param message why it was refused, empty where it is done
     */
    public record Row(String taskId, String projectNumber, boolean done, String message) {
    }

    private final TaskHands hands;
    private final TaskService tasks;
    private final FormService forms;
    private final TaskCatalogue catalogue;
    private final FileTables files;
    private final Claims claims;

    Batches(TaskHands hands, TaskService tasks, FormService forms, TaskCatalogue catalogue, FileTables files, Claims claims) {
        this.hands = hands;
        this.tasks = tasks;
        this.forms = forms;
        this.catalogue = catalogue;
        this.files = files;
        this.claims = claims;
    }

    /** The keys of the tasks that can be decided together. */
    public List<String> kinds() {
        return catalogue.userTasks().stream().filter(Batches::together).map(CatalogueEntry::key).distinct().sorted().toList();
    }

    /** What is about to be signed. */
    public Preview preview(List<String> ids) {
        List<Task> seen = require(ids).stream().flatMap(id -> seen(id).stream()).toList();
        FormSheet form = form(seen);
        return new Preview(seen.get(0).getName(),
                form.outcomes().entrySet().stream().map(choice -> new Choice(choice.getKey(), choice.getValue())).toList(),
                form.fields().stream().filter(item -> item.key().equals(Field.OPINION.key())).map(FormSheet.Item::label).findFirst().orElse("意见"),
                seen.stream().map(this::asked).toList());
    }

    /**
     * Hands each of them in.
     *
     * @param decision as the form has it
     * @throws RuleException where they are not of one kind, or of a kind whose form asks for more
     */
    public List<Row> submit(List<String> ids, String decision, String opinion) {
        List<String> given = require(ids);
        FormSheet form = form(given.stream().flatMap(id -> seen(id).stream()).toList());
        if (decision == null || !form.outcomes().containsKey(decision)) {
            throw new InputException("“" + label(form) + "”（decision）填写的“" + Wording.shown(decision == null ? "" : decision) + "”不正确，须为"
                    + String.join("、", form.outcomes().keySet()) + "之一。");
        }
        Wording.form("意见").optional(opinion);
        List<Row> rows = new ArrayList<>();
        for (String id : given) {
            String project = hands.listed(id) ? hands.any(id).map(TaskHands.Held::project).orElse("") : "";
            String refusal = submit(id, Map.of(Field.DECISION.key(), decision, Field.OPINION.key(), opinion == null ? "" : opinion));
            rows.add(new Row(id, project, refusal.isEmpty(), refusal));
        }
        return rows;
    }

    /** @return why it was refused, empty where it is done */
    private String submit(String id, Map<String, Object> values) {
        try {
            claims.free(id);
            forms.submitTaskForm(id, values);
            return "";
        } catch (RuntimeException failure) {
            return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                    .filter(OfficialException.class::isInstance).map(Throwable::getMessage).findFirst()
                    .orElseGet(() -> sentence(failure));
        }
    }

    private static String sentence(RuntimeException failure) {
        if (failure instanceof AuthorizationException) {
            return "您没有办理此事项的权限。";
        }
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("{}", number, failure);
        return "系统未能完成此操作，此项未保存任何内容，请稍后重试；如仍不成功，请将编号" + number + "告知系统管理员。";
    }

    private Asked asked(Task task) {
        String project = hands.any(task.getId()).map(TaskHands.Held::project).orElse("");
        Map<String, List<Map<String, String>>> shown = task.getTenantId() == null ? Map.of()
                : files.of(project, task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        Map<String, String> head = shown.getOrDefault(HEAD, List.of()).stream().findFirst().orElse(Map.of());
        return new Asked(task.getId(), project, head.getOrDefault("name", ""), head.getOrDefault("district", ""),
                shown.getOrDefault(FINDINGS, List.of()).stream()
                        .map(row -> new Finding(row.getOrDefault("severity", ""), row.getOrDefault("message", ""))).toList(),
                refusal(task.getId()));
    }

    private String refusal(String id) {
        try {
            claims.free(id);
            return "";
        } catch (OfficialException refused) {
            return refused.getMessage();
        }
    }

    private FormSheet form(List<Task> seen) {
        if (seen.isEmpty()) {
            throw TaskGone.handled();
        }
        if (seen.stream().map(Task::getTaskDefinitionKey).distinct().count() > 1) {
            throw new RuleException("只有同一环节的任务可以一并办理，所选任务有：" + String.join("、",
                    seen.stream().map(Task::getName).distinct().sorted().toList()) + "。");
        }
        Task first = seen.get(0);
        return seen.stream().map(task -> catalogue.find(task.getProcessDefinitionId(), task.getTaskDefinitionKey()).filter(Batches::together))
                .reduce((one, other) -> one.isEmpty() ? one : other).orElseThrow()
                .flatMap(CatalogueEntry::form)
                .orElseThrow(() -> new RuleException("“" + first.getName() + "”除结论和意见外还有须逐项填写的内容，不能一并办理，请逐件办理。"));
    }

    private static boolean together(CatalogueEntry entry) {
        return entry.form().filter(FormSheet::asksForOpinionAlone).isPresent();
    }

    private static String label(FormSheet form) {
        return form.fields().stream().filter(item -> item.key().equals(Field.DECISION.key())).map(FormSheet.Item::label).findFirst().orElse("结论");
    }

    private Optional<Task> seen(String id) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult());
    }

    private static List<String> require(List<String> ids) {
        List<String> given = ids == null ? List.of() : new ArrayList<>(new LinkedHashSet<>(ids));
        if (given.isEmpty() || given.stream().anyMatch(id -> id == null || id.isBlank())) {
            throw new InputException("“任务”（taskIds）不能为空。");
        }
        if (given.size() > MOST) {
            throw new InputException("“任务”（taskIds）共" + given.size() + "件，一次最多" + MOST + "件。");
        }
        Wording id = new Wording("taskIds", "任务", LONGEST_ID);
        given.forEach(id::optional);
        return given;
    }
}
