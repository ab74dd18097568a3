package beijing.facility.handling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.Group;
import beijing.facility.identity.Groups;
import beijing.facility.identity.Members;
import beijing.facility.identity.UserNames;
import beijing.facility.project.HandlingStep;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.typed.Text;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.TaskNotice;
import beijing.facility.workflow.engine.TaskHands;
import beijing.facility.workflow.engine.TaskHands.Held;

/** 抄送: those who may see the project anyway are told of a task; it gives nobody any right. */
@Service
public class Copies {

    private static final Wording NOTE = new Wording("opinion", "抄送说明", 200);
    private static final int MOST = 20;

    private final TaskHands hands;
    private final HandledTasks tasks;
    private final VisibleFiles visible;
    private final Steps steps;
    private final Members members;
    private final UserNames names;
    private final CurrentUser user;

    Copies(TaskHands hands, HandledTasks tasks, VisibleFiles visible, Steps steps, Members members, UserNames names, CurrentUser user) {
        this.hands = hands;
        this.tasks = tasks;
        this.visible = visible;
        this.steps = steps;
        this.members = members;
        this.names = names;
        this.user = user;
    }

    /** Whom the dialog offers: her own unit and the commissions of the project. */
    public List<Recipient> recipients(String id) {
        return hands.inOneStep(() -> {
            Held task = sendable(tasks.seen(id));
            Set<String> groups = new LinkedHashSet<>(user.groups());
            groups.addAll(List.of(Groups.districtDrc(task.tenant()), Groups.MUNICIPAL_DRC, Groups.MUNICIPAL_DRC_SIGNER));
            Map<String, Recipient> found = new LinkedHashMap<>();
            Members.serving(task.tenant(), groups).stream().sorted()
                    .filter(group -> visible.visibleTo(List.of(group), task.project()))
                    .forEach(group -> names.ofAll(members.of(List.of(group))).forEach((official, name) ->
                            found.putIfAbsent(official, new Recipient(official, name, String.join("", Group.names(List.of(group)))))));
            found.remove(user.id());
            return found.values().stream().sorted(Comparator.comparing(Recipient::unit).thenComparing(Recipient::name)).toList();
        });
    }

    public void copy(String id, List<String> to, String note) {
        hands.inOneStep(() -> {
            Held task = sendable(tasks.locked(id));
            Map<String, String> recipients = names.ofAll(recipients(task, to));
            String said = NOTE.optional(note);
            steps.record(task, HandlingStep.COPY, said, "抄送" + recipients.values().stream().sorted().collect(Collectors.joining("、")));
            steps.tell(TaskNotice.Kind.COPIED, recipients.keySet(), task,
                    "抄送“" + task.name() + "”" + (said.isEmpty() ? "，请阅知。" : "：" + said));
            return null;
        });
    }

    boolean maySend(Held task) {
        List<String> groups = user.groups();
        return task.workable() || groups.contains(Groups.MUNICIPAL_DRC) || groups.contains(Groups.districtDrc(task.tenant()));
    }

    private Held sendable(Held task) {
        if (!maySend(task)) {
            throw new NotHers("您不能办理“" + task.name() + "”，不能抄送。");
        }
        return task;
    }

    private List<String> recipients(Held task, List<String> to) {
        List<String> ids = new ArrayList<>(to == null ? List.of() : to.stream().map(id -> id == null ? "" : id.strip()).distinct().toList());
        if (ids.isEmpty()) {
            throw new InputException("“抄送对象”（to）不能为空。");
        }
        if (ids.contains("")) {
            throw new InputException("“抄送对象”（to）含有空的一项。");
        }
        if (ids.size() > MOST) {
            throw new InputException("“抄送对象”（to）共" + ids.size() + "人，一次最多" + MOST + "人。");
        }
        ids.forEach(id -> {
            if (id.equals(user.id())) {
                throw new RuleException("“抄送对象”（to）不能是您本人。");
            }
            if (!Text.shown(id).equals(id) || !visible.visibleTo(members.groups(id), task.project())) {
                throw new RuleException("“抄送对象”（to）填写的“" + Wording.shown(id) + "”无权查看项目" + task.project() + "的档案，不能抄送。");
            }
        });
        return ids;
    }
}
