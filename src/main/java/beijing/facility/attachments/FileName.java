package beijing.facility.attachments;

import java.util.regex.Pattern;

import beijing.facility.workflow.InputException;

/** The name of an uploaded file, to be shown and to be downloaded by; never a path. */
record FileName(String value) {

    private static final int LONGEST = 120;
    private static final int SHOWN = 40;
    private static final Pattern DOTS = Pattern.compile("\\.+");

    /** @throws InputException that names the field, the name and the rule */
    static FileName of(String given) {
        String name = given == null ? "" : given.strip();
        if (name.isEmpty()) {
            throw new InputException("“文件名”（file）不能为空。");
        }
        int length = name.codePointCount(0, name.length());
        if (length > LONGEST) {
            throw bad(name, "共" + length + "个字，最多" + LONGEST + "个字");
        }
        if (name.codePoints().anyMatch(FileName::invisible)) {
            throw bad(name, "含有不可显示的控制字符或格式字符");
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
        return new InputException("“文件名”（file）“" + shown(name) + "”不正确，" + rule + "。");
    }

    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(SHOWN).map(c -> invisible(c) ? '?' : c).forEach(shown::appendCodePoint);
        return name.codePointCount(0, name.length()) > SHOWN ? shown + "…" : shown.toString();
    }

    /** Format characters too: one of them turns the text around, so that an .exe reads like a .pdf. */
    private static boolean invisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
