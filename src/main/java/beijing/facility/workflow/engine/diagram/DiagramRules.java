package beijing.facility.workflow.engine.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import beijing.facility.workflow.InputException;

/** Looks at the files of a deployment before anything of them goes live. */
public final class DiagramRules {

    /** In bytes: the largest of ours has 60,000. */
    private static final int LARGEST = 2 * 1024 * 1024;
    private static final int SHORTEST_KEEP = 3650;
    /** Steps and flows together: what a person can still oversee, and this in a moment. */
    private static final int MOST_ADDED = 150;

    private final House house;
    private final Declared declared = Declared.load();

    public DiagramRules(House house) {
        this.house = house;
    }

    /**
     * Checks all of a deployment.
     *
     * @param files by their names, whatever these are
     * @return the forms that its processes use and that did not come with them, by their ids, as they were deployed last
     * @throws InputException with everything that is wrong with them
     */
    public Map<String, byte[]> check(Map<String, byte[]> files) {
        Map<String, Problems> problems = new TreeMap<>();
        Map<String, EditedForm> forms = new HashMap<>();
        Map<String, Diagram> diagrams = new TreeMap<>();
        files.forEach((name, content) -> {
            Problems found = problems.computeIfAbsent(name, file -> new Problems());
            if (content.length > LARGEST) {
                found.add("文件有" + (content.length + 1024 * 1024 - 1) / (1024 * 1024) + " MB，超过 2 MB 的上限，请缩小后重新部署。");
            } else if (name.endsWith(".form")) {
                readForm(content, found).ifPresent(form -> {
                    if (forms.put(form.id(), form) != null) {
                        found.add("表单编号“" + form.id() + "”在一次部署中重复，请只保留一个。");
                    }
                });
            } else if (isProcess(name)) {
                readDiagram(content, found).ifPresent(diagram -> diagrams.put(name, diagram));
            } else {
                Picture.check(name, content, found);
            }
        });
        Map<String, byte[]> taken = new LinkedHashMap<>();
        Map<String, String> keys = new HashMap<>();
        diagrams.forEach((name, diagram) -> {
            Problems found = problems.get(name);
            String other = keys.put(diagram.key(), name);
            if (other != null) {
                found.add("与文件“" + other + "”是同一流程（" + diagram.key() + "），请只保留一个。");
            }
            check(diagram, found);
            checkForms(diagram, forms, taken, found);
        });
        refuse(problems);
        return taken;
    }

    private static boolean isProcess(String name) {
        return name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml");
    }

    private static void refuse(Map<String, Problems> problems) {
        List<String> sentences = new ArrayList<>();
        problems.forEach((name, found) -> {
            if (!found.none()) {
                sentences.add("文件“" + Problems.shown(name) + "”不能部署：");
                sentences.addAll(found.sentences());
            }
        });
        if (!sentences.isEmpty()) {
            throw new InputException(String.join("\n", sentences));
        }
    }

    private Optional<EditedForm> readForm(byte[] content, Problems problems) {
        try {
            EditedForm form = EditedForm.read(content);
            FormRules.check(form, declared.forms.get(form.id()), problems);
            return Optional.of(form);
        } catch (EditedForm.Unreadable unreadable) {
            problems.add(unreadable.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Diagram> readDiagram(byte[] content, Problems problems) {
        XmlNode definitions;
        try {
            definitions = XmlFile.read(content);
        } catch (XmlFile.Unreadable unreadable) {
            problems.add(unreadable.getMessage());
            return Optional.empty();
        }
        if (!definitions.is("definitions")) {
            problems.add(definitions, "不是 BPMN 流程文件，请用 Camunda Modeler（Camunda Platform 7）制作");
            return Optional.empty();
        }
        new Vocabulary(house, declared.words, problems).check(definitions);
        List<XmlNode> processes = definitions.children("process");
        if (processes.size() != 1) {
            problems.add(processes.isEmpty() ? definitions : processes.get(1), "一个文件须有且只有一个流程，现有" + processes.size() + "个");
            return Optional.empty();
        }
        return Optional.of(new Diagram(definitions, processes.get(0)));
    }

    private void check(Diagram edited, Problems problems) {
        XmlNode process = edited.process;
        if (!process.attribute("isExecutable", "false").equals("true")) {
            problems.add(process, "流程须可执行，请将 isExecutable 设为 true");
        }
        checkKeep(process, problems);
        Diagram original = declared.processes.get(edited.key());
        if (original == null) {
            problems.add(process, "流程编号“" + Problems.shown(edited.key()) + "”不是本系统的流程，流程编号不能更改，只能是"
                    + String.join("、", declared.processes.keySet()));
            return;
        }
        if (edited.steps.size() + edited.flows.size() > original.steps.size() + original.flows.size() + MOST_ADDED) {
            problems.add(process, "新增的元素和连线超过" + MOST_ADDED + "个，无法逐一核对，请精简");
            return;
        }
        Sameness.check(original.process, process, problems);
        checkRoots(original, edited, problems);
        original.steps.values().forEach(step -> {
            Diagram.Step now = edited.step(step.id());
            if (now == null) {
                problems.add(process, "缺少" + step.name() + "，它是规定的环节，不能删除或更换编号，请从原流程文件恢复");
            } else if (!now.kind().equals(step.kind()) || !now.scope().equals(step.scope())) {
                problems.add(now.xml(), "不能改变类型或移到别的子流程，须为 " + step.kind() + "，请改回");
            } else {
                Sameness.check(step.xml(), now.xml(), problems);
            }
        });
        Knowledge knowledge = new Knowledge(original, edited, declared.variables, declared.handed.getOrDefault(edited.key(), Set.of()));
        new Additions(original, edited, declared, house, knowledge, problems).check();
        new Paths(original, edited, declared, house, problems).check();
    }

    /** The record of public money is kept as long as it was. */
    private static void checkKeep(XmlNode process, Problems problems) {
        String keep = process.attribute(XmlNode.camunda("historyTimeToLive"), "");
        Optional<Long> days = keep.matches("\\d{1,5}") ? Optional.of(Long.parseLong(keep))
                : keep.matches("P\\d{1,5}D") ? Optional.of(Long.parseLong(keep.substring(1, keep.length() - 1)))
                : Optional.empty();
        if (days.isEmpty()) {
            problems.add(process, (keep.isEmpty() ? "没有办理记录的保存期限" : "办理记录的保存期限“" + Problems.shown(keep) + "”不是期限")
                    + "，请将 historyTimeToLive 设为 P" + SHORTEST_KEEP + "D");
        } else if (days.get() < SHORTEST_KEEP) {
            problems.add(process, "办理记录的保存期限（historyTimeToLive）为" + days.get() + "日，不得少于" + SHORTEST_KEEP + "日");
        }
    }

    /** Messages and escalations go by their names and codes, from one process to another. */
    private static void checkRoots(Diagram original, Diagram edited, Problems problems) {
        for (XmlNode root : original.definitions.children) {
            for (String attribute : Set.of("name", "escalationCode", "errorCode")) {
                if (!Set.of("message", "escalation", "error", "signal").contains(root.name)
                        || attribute.equals("name") && !Set.of("message", "signal").contains(root.name)) {
                    continue;
                }
                edited.definitions.children(root.name).stream().filter(other -> root.id().equals(other.id())).findFirst().ifPresentOrElse(other -> {
                    if (!root.attribute(attribute, "").equals(other.attribute(attribute, ""))) {
                        problems.add(other, "“" + root.name + "”的" + attribute + "须为“" + root.attribute(attribute, "") + "”，请改回");
                    }
                }, () -> problems.add(edited.definitions, "缺少“" + root.name + "”" + root.id() + "，请从原流程文件恢复"));
            }
        }
    }

    private void checkForms(Diagram edited, Map<String, EditedForm> forms, Map<String, byte[]> taken, Problems problems) {
        Diagram original = declared.processes.get(edited.key());
        Set<String> seen = new LinkedHashSet<>();
        edited.steps.values().stream().filter(Diagram.Step::hasForm).sorted(Comparator.comparingInt(step -> step.xml().line)).forEach(step -> {
            String id = step.xml().attribute(XmlNode.camunda("formRef"));
            Optional<EditedForm> form = forms.containsKey(id) ? Optional.of(forms.get(id)) : live(id, taken, seen.add(id) ? problems : new Problems());
            if (form.isEmpty()) {
                problems.add(step.xml(), "没有编号为“" + Problems.shown(id) + "”的表单，请核对 formRef，或与流程一同部署该表单");
                return;
            }
            Diagram.Step was = original == null ? null : original.step(step.id());
            String declaredForm = was == null ? null : was.xml().attribute(XmlNode.camunda("formRef"));
            if (declaredForm != null && !(forms.containsKey(id) && id.equals(declaredForm))) {
                FormRules.checkFields(form.get(), declared.forms.get(declaredForm), step.name() + "的", problems);
            }
        });
        if (original != null) {
            original.steps.values().stream().filter(Diagram.Step::hasForm).map(step -> edited.step(step.id()))
                    .filter(step -> step != null && !step.hasForm()).forEach(step ->
                            problems.add(step.xml(), "表单（formRef）不能删除，须为“" + original.step(step.id()).xml().attribute(XmlNode.camunda("formRef")) + "”"));
            edited.steps.values().stream().filter(Diagram.Step::hasForm).filter(step -> original.step(step.id()) != null
                    && !original.step(step.id()).hasForm()).forEach(step -> problems.add(step.xml(), "原流程在此没有表单，请删除 formRef"));
        }
    }

    private Optional<EditedForm> live(String id, Map<String, byte[]> taken, Problems problems) {
        Optional<byte[]> content = Optional.ofNullable(taken.get(id)).or(() -> house.liveForm(id));
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            EditedForm form = EditedForm.read(content.get());
            taken.put(id, content.get());
            return Optional.of(form);
        } catch (EditedForm.Unreadable unreadable) {
            problems.add("在用的表单“" + id + "”" + unreadable.getMessage());
            return Optional.empty();
        }
    }
}
