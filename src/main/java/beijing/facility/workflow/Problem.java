package beijing.facility.workflow;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that speaks against what was handed in, for a page that leads an official to its field. The sentences themselves name the
 * field for REST clients, as {@code “下达金额”（releaseAmount）…} or {@code …（字段：releaseAmount）。}; an official reads neither keys nor codes.
 *
 * @param field   the variable that carries the field; null where the sentence is of none
 * @param path    likewise, with what is inside of a group: {@code elderlyCare.basicArea}
 * @param label   what the sentence calls it; null where it does not
 * @param message the sentence without the key
 */
public record Problem(String field, String path, String label, String message) {

    private static final String KEY = "([a-z][A-Za-z0-9]*(?:\\.[a-z][A-Za-z0-9]*)*)";
    private static final Pattern NAMED = Pattern.compile("“([^“”]+)”（" + KEY + "）");
    private static final Pattern APPENDED = Pattern.compile("（字段：" + KEY + "）");
    /** Of a decision: 不能确定（SELECT）. */
    private static final Pattern CODE = Pattern.compile("（[A-Z][A-Z_]{2,}）");

    /** The problems that the lines of a sentence tell of. */
    public static List<Problem> in(String sentences) {
        return sentences.lines().filter(line -> !line.isBlank()).map(Problem::of).toList();
    }

    /** The one that a single sentence tells of. */
    static Problem of(String sentence) {
        Matcher named = NAMED.matcher(sentence);
        Matcher appended = APPENDED.matcher(sentence);
        String label = null;
        String path = null;
        if (named.find()) {
            label = named.group(1);
            path = named.group(2);
        } else if (appended.find()) {
            path = appended.group(1);
        }
        String plain = NAMED.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement("“" + found.group(1) + "”"));
        plain = CODE.matcher(APPENDED.matcher(plain).replaceAll("")).replaceAll("");
        return new Problem(path == null ? null : path.split("\\.")[0], path, label, plain);
    }
}
