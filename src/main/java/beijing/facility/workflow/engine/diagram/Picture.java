package beijing.facility.workflow.engine.diagram;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The picture of a process, which browsers draw: it runs nothing and asks no other address. */
final class Picture {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final Set<String> RUNNING = Set.of("script", "foreignobject", "animate", "set", "iframe", "handler", "image", "style");

    private Picture() {
    }

    static void check(String name, byte[] content, Problems problems) {
        if (name.endsWith(".png")) {
            if (content.length < PNG.length || !Arrays.equals(content, 0, PNG.length, PNG, 0, PNG.length)) {
                problems.add("不是 PNG 图片，请重新导出。");
            }
            return;
        }
        try {
            // browsers fetch no document type, and what Camunda Modeler exports has that of SVG
            XmlNode picture = XmlFile.read(new String(content, StandardCharsets.UTF_8)
                    .replaceFirst("<!DOCTYPE svg PUBLIC \"[^\"<>]*\" \"[^\"<>]*\">", "").getBytes(StandardCharsets.UTF_8));
            if (!picture.namespace.equals(SVG) || !picture.name.equals("svg")) {
                problems.add("不是 SVG 图片，请重新导出。");
            }
            picture.all().forEach(node -> {
                if (!node.namespace.equals(SVG) || RUNNING.contains(node.name.toLowerCase(Locale.ROOT))) {
                    problems.add(node, "图片中不能有“" + Problems.shown(node.name) + "”，请删除");
                }
                node.attributes.forEach((key, value) -> checkAttribute(node, Map.entry(key, value), problems));
            });
        } catch (XmlFile.Unreadable unreadable) {
            problems.add(unreadable.getMessage());
        }
    }

    private static void checkAttribute(XmlNode node, Map.Entry<String, String> attribute, Problems problems) {
        String name = attribute.getKey().substring(attribute.getKey().lastIndexOf('}') + 1).toLowerCase(Locale.ROOT);
        boolean away = name.equals("href") && !attribute.getValue().startsWith("#")
                || attribute.getValue().replaceAll("url\\(['\"]?#", "").contains("url(");
        if (name.startsWith("on") || away) {
            problems.add(node, "图片中不能有属性“" + Problems.shown(name) + "”，请删除");
        }
    }
}
