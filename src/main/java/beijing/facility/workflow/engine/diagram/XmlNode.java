package beijing.facility.workflow.engine.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One element of a BPMN file, and where it stands. */
final class XmlNode {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    final String namespace;
    final String name;
    final int line;
    final XmlNode parent;
    final List<XmlNode> children = new ArrayList<>();
    /** By their names, those of a namespace in the form <code>{namespace}name</code>. */
    final Map<String, String> attributes = new TreeMap<>();
    final StringBuilder text = new StringBuilder();

    XmlNode(String namespace, String name, int line, XmlNode parent) {
        this.namespace = namespace;
        this.name = name;
        this.line = line;
        this.parent = parent;
    }

    static String camunda(String attribute) {
        return "{" + CAMUNDA + "}" + attribute;
    }

    String attribute(String key) {
        return attributes.get(key);
    }

    String attribute(String key, String absent) {
        return attributes.getOrDefault(key, absent);
    }

    String id() {
        return attribute("id");
    }

    boolean is(String bpmn) {
        return namespace.equals(BPMN) && name.equals(bpmn);
    }

    /** Those of BPMN by that name. */
    List<XmlNode> children(String bpmn) {
        return children.stream().filter(child -> child.is(bpmn)).toList();
    }

    Optional<XmlNode> child(String bpmn) {
        return children.stream().filter(child -> child.is(bpmn)).findFirst();
    }

    /** This and all below. */
    Stream<XmlNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::all));
    }

    String content() {
        return text.toString().strip();
    }
}
