package beijing.facility.attachments;

import java.util.regex.Pattern;

import beijing.facility.typed.Text;
import beijing.facility.typed.Unreadable;
import beijing.facility.workflow.InputException;

/** The name of an uploaded file, to be shown and to be downloaded by; never a path. */
record FileName(String value) {

    private static final int LONGEST = 120;
    private static final Pattern DOTS = Pattern.compile("\\.+");

    /** @throws InputException that names the field, the name and the rule */
    static FileName of(String given) {
        String name;
        try {
            name = Text.read(given, LONGEST);
        } catch (Unreadable unreadable) {
            throw bad(given, unreadable.rule());
        }
        if (name.isEmpty()) {
            throw new InputException("“文件名”（file）不能为空。");
        }
        if (name.codePoints().anyMatch(FileName::breaking)) {
            throw bad(name, "含有换行或不可显示的控制字符");
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || DOTS.matcher(name).matches()) {
            throw bad(name, "不得含有路径（“/”“\\”“..”）");
        }
        return new FileName(name);
    }

    /** What follows the last dot, empty if nothing. */
    String extension() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? "" : value.substring(dot + 1);
    }

    private static InputException bad(String name, String rule) {
        return new InputException("“文件名”（file）“" + Text.shown(name) + "”不正确，" + rule + "。");
    }

    /** A name stands on one line, and signs that this program does not know yet could be anything. */
    private static boolean breaking(int codePoint) {
        return codePoint < ' ' || Character.getType(codePoint) == Character.UNASSIGNED;
    }
}
