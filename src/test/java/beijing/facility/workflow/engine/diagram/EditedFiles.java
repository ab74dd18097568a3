package beijing.facility.workflow.engine.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import beijing.facility.identity.District;
import beijing.facility.identity.Group;

/** One of the process files that come with the program, as a process owner edits it. */
public final class EditedFiles {

    private final String key;
    private String text;

    private EditedFiles(String key) {
        this.key = key;
        text = read(Path.of("processes", key + ".bpmn"));
    }

    public static EditedFiles of(String key) {
        return new EditedFiles(key);
    }

    /** What has to be there to be replaced. */
    public EditedFiles replace(String what, String by) {
        assertThat(text).contains(what);
        text = text.replace(what, by);
        return this;
    }

    public EditedFiles first(String what, String by) {
        assertThat(text).contains(what);
        text = text.substring(0, text.indexOf(what)) + by + text.substring(text.indexOf(what) + what.length());
        return this;
    }

    /** Deletes an element with all that is in it, and its shape. */
    public EditedFiles without(String id) {
        for (String attribute : new String[] {"id", "bpmnElement"}) {
            int at = text.indexOf(" " + attribute + "=\"" + id + "\"");
            while (at >= 0) {
                int start = text.lastIndexOf('<', at);
                String tag = text.substring(start + 1, text.indexOf(' ', start));
                int end = text.indexOf('>', at);
                end = text.charAt(end - 1) == '/' ? end + 1 : text.indexOf("</" + tag + ">", end) + tag.length() + 3;
                text = text.substring(0, start) + text.substring(end);
                at = text.indexOf(" " + attribute + "=\"" + id + "\"");
            }
        }
        text = text.replaceAll("\\s*<bpmn:(incoming|outgoing|flowNodeRef)>" + id + "</bpmn:\\1>", "");
        return this;
    }

    /** Leads a flow elsewhere. */
    public EditedFiles lead(String flow, String target) {
        int at = text.indexOf("<bpmn:sequenceFlow id=\"" + flow + "\"");
        assertThat(at).isPositive();
        int start = text.indexOf("targetRef=\"", at);
        text = text.substring(0, start) + "targetRef=\"" + target + text.substring(text.indexOf('"', start + 11));
        return this;
    }

    /** Puts elements at the end of the process, or of a sub-process. */
    public EditedFiles add(String elements) {
        return first("</bpmn:process>", elements + "</bpmn:process>");
    }

    /** A user task of the municipal commission on a flow. */
    public EditedFiles insertTask(String flow, String id) {
        return insert(flow, id, task(id, "municipal-drc"));
    }

    public EditedFiles insert(String flow, String id, String element) {
        String target = target(flow);
        return lead(flow, id).add(element + flow(id, target));
    }

    public String target(String flow) {
        int start = text.indexOf("targetRef=\"", text.indexOf("<bpmn:sequenceFlow id=\"" + flow + "\"")) + 11;
        return text.substring(start, text.indexOf('"', start));
    }

    public static String task(String id, String group) {
        return "<bpmn:userTask id=\"" + id + "\" name=\"补充意见\" camunda:formRef=\"supervise-disbursement\" camunda:formRefBinding=\"deployment\""
                + " camunda:candidateGroups=\"" + group + "\"><bpmn:extensionElements><camunda:taskListener"
                + " delegateExpression=\"${prepareForm}\" event=\"create\" /></bpmn:extensionElements></bpmn:userTask>";
    }

    public static String flow(String source, String target) {
        return "<bpmn:sequenceFlow id=\"" + source + "To" + target + "\" sourceRef=\"" + source + "\" targetRef=\"" + target + "\" />";
    }

    public static String flow(String id, String source, String target, String condition) {
        return "<bpmn:sequenceFlow id=\"" + id + "\" name=\"" + id + "\" sourceRef=\"" + source + "\" targetRef=\"" + target + "\">"
                + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + condition + "</bpmn:conditionExpression></bpmn:sequenceFlow>";
    }

    public static String timer(String id, String duration) {
        return "<bpmn:intermediateCatchEvent id=\"" + id + "\" name=\"等待\"><bpmn:timerEventDefinition id=\"" + id + "Timer\">"
                + "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">" + duration
                + "</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>";
    }

    public static String boundary(String id, String task, boolean interrupting, String duration) {
        return "<bpmn:boundaryEvent id=\"" + id + "\" name=\"超时\" cancelActivity=\"" + interrupting + "\" attachedToRef=\"" + task
                + "\"><bpmn:timerEventDefinition id=\"" + id + "Timer\"><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">" + duration
                + "</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>";
    }

    public String key() {
        return key;
    }

    public String text() {
        return text;
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The application without the application: beans by their names, our groups, and the forms of the program as the live ones. */
    static House house() {
        Set<String> beans;
        try (var files = Files.list(Path.of("processes"))) {
            beans = files.map(EditedFiles::read).flatMap(text -> java.util.regex.Pattern.compile("elegateExpression=\"\\$\\{(\\w+)}").matcher(text)
                    .results().map(match -> match.group(1))).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> groups = Group.all().stream().filter(group -> !Set.of(Group.Kind.ADMINISTRATOR, Group.Kind.PROCESS_OWNER, Group.Kind.AUDITOR,
                Group.Kind.INTEGRATION).contains(group.kind())).map(Group::id).collect(Collectors.toSet());
        return new House() {
            @Override
            public boolean isBean(String name) {
                return beans.contains(name);
            }

            @Override
            public boolean isTaskListener(String name) {
                return name.equals("prepareForm");
            }

            @Override
            public Set<String> functions() {
                return Set.of("currentUser", "currentUserGroups", "now", "dateTime", "inDays");
            }

            @Override
            public boolean works(String group) {
                return groups.contains(group);
            }

            @Override
            public Set<String> districts() {
                return District.all().stream().map(District::code).collect(Collectors.toSet());
            }

            @Override
            public Optional<byte[]> liveForm(String id) {
                Path file = Path.of("forms", id + ".form");
                return Files.exists(file) ? Optional.of(read(file).getBytes(StandardCharsets.UTF_8)) : Optional.empty();
            }
        };
    }
}
