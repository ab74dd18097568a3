package beijing.facility.workflow.engine.diagram;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a file, all of it at once: each with its line, its element and what to do. */
final class Problems {

    /** Who broke more than this mends these first. */
    private static final int SHOWN = 30;

    private final Set<String> sentences = new LinkedHashSet<>();

    void add(XmlNode at, String rule) {
        XmlNode named = at;
        while (named.id() == null && named.parent != null) {
            named = named.parent;
        }
        String id = named.id();
        String name = named.attribute("name", "").strip();
        sentences.add("第" + at.line + "行" + (name.isEmpty() ? "" : "“" + shown(name) + "”") + (id == null ? "" : "（" + shown(id) + "）") + "："
                + rule + "。");
    }

    void add(String sentence) {
        sentences.add(sentence);
    }

    boolean none() {
        return sentences.isEmpty();
    }

    List<String> sentences() {
        if (sentences.size() <= SHOWN) {
            return List.copyOf(sentences);
        }
        List<String> first = new java.util.ArrayList<>(sentences.stream().limit(SHOWN).toList());
        first.add("另有" + (sentences.size() - SHOWN) + "处问题，请先修改以上各处。");
        return first;
    }

    static String shown(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
