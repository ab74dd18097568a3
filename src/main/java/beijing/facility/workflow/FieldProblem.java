package beijing.facility.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with one field, for a page that shows it there.
 *
 * @param field   the variable that carries it; empty where the sentence is about no single one
 * @param path    the field, or the figure within it: {@code elderlyCare.basicArea}
 * @param label   what the official calls it, empty where nobody knows
 * @param message a Chinese sentence without any key
 */
public record FieldProblem(String field, String path, String label, String message) {

    private static final Pattern NAMED = Pattern.compile("^“([^”]+)”（([A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)*)）");
    private static final Pattern AT_THE_END = Pattern.compile("（字段：([A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)*)）(?=。$)");

    /** Each of the sentences of a refusal by the field that it names. */
    public static List<FieldProblem> of(InputException refused) {
        // a line that was typed may end within what is quoted of it
        return Arrays.stream(refused.getMessage().split("(?<=。)\n")).map(sentence -> sentence.replace('\n', ' ')).map(FieldProblem::of).toList();
    }

    private static FieldProblem of(String sentence) {
        Matcher named = NAMED.matcher(sentence);
        if (named.find()) {
            return at(named.group(2), named.group(1), "“" + named.group(1) + "”" + sentence.substring(named.end()));
        }
        Matcher end = AT_THE_END.matcher(sentence);
        if (end.find()) {
            return at(end.group(1), "", end.replaceFirst(""));
        }
        return at("", "", sentence);
    }

    private static FieldProblem at(String path, String label, String message) {
        return new FieldProblem(path.split("\\.")[0], path, label, message);
    }
}
