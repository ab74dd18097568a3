package beijing.facility.workflow.engine.diagram;

import java.util.Set;
import java.util.TreeSet;

import beijing.facility.workflow.engine.diagram.EditedForm.Field;

/** What a form must be: drawn by Tasklist, and with every field that the step behind it reads. */
final class FormRules {

    /** Those that the web application draws and hands in. */
    private static final Set<String> DRAWN = Set.of("textfield", "textarea", "number", "datetime", "checkbox", "checklist", "radio", "select",
            "taglist", "text", "table", "group", "spacer", "separator", "expression", "button");
    private static final Set<String> TEXTS = Set.of("textfield", "textarea");
    private static final Set<String> CHOICES = Set.of("radio", "select");

    private FormRules() {
    }

    /** @param declared that of the same id which comes with the program, null where there is none */
    static void check(EditedForm form, EditedForm declared, Problems problems) {
        if (!form.isDefault()) {
            problems.add("表单的类型（type）须为 default。");
        }
        form.types().forEach((type, label) -> {
            if (!DRAWN.contains(type)) {
                problems.add("表单组件“" + Problems.shown(label) + "”的类型“" + Problems.shown(type) + "”不能在任务列表中办理，请改用其他组件。");
            }
        });
        if (declared != null) {
            checkFields(form, declared, "", problems);
        }
    }

    /**
     * That a form has what a step reads.
     *
     * @param where the beginning of each sentence
     */
    static void checkFields(EditedForm form, EditedForm declared, String where, Problems problems) {
        declared.fields().forEach((key, was) -> {
            Field is = form.fields().get(key);
            String called = where + "表单“" + form.id() + "”的字段“" + was.label() + "”（" + key + "）";
            if (is == null) {
                problems.add(where + "表单“" + form.id() + "”缺少字段“" + was.label() + "”（" + key + "），办理这一环节须填写，请从原表单恢复。");
            } else if (!kind(is.type()).equals(kind(was.type()))) {
                problems.add(called + "的类型须为" + was.type() + "，不能为" + Problems.shown(is.type()) + "，请改回。");
            } else if (!is.values().equals(was.values())) {
                problems.add(called + "的选项须为" + String.join("、", was.values()) + difference(was.values(), is.values()) + "，请改回。");
            }
        });
    }

    private static String difference(Set<String> was, Set<String> is) {
        Set<String> missing = new TreeSet<>(was);
        missing.removeAll(is);
        Set<String> more = new TreeSet<>(is);
        more.removeAll(was);
        return (missing.isEmpty() ? "" : "，缺少“" + String.join("”“", missing) + "”")
                + (more.isEmpty() ? "" : "，多出“" + Problems.shown(String.join("”“", more)) + "”");
    }

    private static String kind(String type) {
        return TEXTS.contains(type) ? "text" : CHOICES.contains(type) ? "choice" : type;
    }
}
