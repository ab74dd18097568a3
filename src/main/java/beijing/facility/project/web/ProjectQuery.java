package beijing.facility.project.web;

import java.util.Locale;

import beijing.facility.identity.District;
import beijing.facility.project.ProjectStatus;
import beijing.facility.typed.Figure;
import beijing.facility.typed.Text;
import beijing.facility.typed.Unreadable;

/**
 * What a list of projects is asked for; district and status are null where any will do.
 *
 * @param words a part of the number, the name, the unit, the address or a code, as texts are compared; empty where any will do
 */
record ProjectQuery(String words, String district, ProjectStatus status, int page, int size) {

    private static final int LARGEST = 200;
    private static final int LONGEST = 200;

    /** @throws BadRequest with a sentence that names the parameter, where one can't be used */
    static ProjectQuery of(String words, String district, String status, String page, String size) {
        if (!blank(district) && District.of(district).isEmpty()) {
            throw new BadRequest("参数“district”填写的“" + Text.shown(district) + "”不正确，须为本市16个区或北京经济技术开发区的代码，如 110105。");
        }
        return new ProjectQuery(words(words), blank(district) ? null : district, status(status), number("page", page, 0, 0, 999_999),
                number("size", size, 20, 1, LARGEST));
    }

    boolean all() {
        return words.isEmpty() && district == null && status == null;
    }

    int offset() {
        return Math.multiplyExact(page, size);
    }

    private static String words(String given) {
        try {
            return Text.comparable(Text.read(given, LONGEST)).toLowerCase(Locale.ROOT);
        } catch (Unreadable unreadable) {
            throw new BadRequest("参数“q”填写的“" + Text.shown(given) + "”不正确，" + unreadable.rule() + "。");
        }
    }

    private static ProjectStatus status(String status) {
        if (blank(status)) {
            return null;
        }
        try {
            return ProjectStatus.valueOf(status);
        } catch (IllegalArgumentException unknown) {
            throw new BadRequest("参数“status”填写的“" + Text.shown(status) + "”不正确，须为项目状态之一，如 UNDER_REVIEW、APPROVED。");
        }
    }

    private static int number(String name, String value, int otherwise, int least, int most) {
        if (blank(value)) {
            return otherwise;
        }
        try {
            int number = Figure.COUNT.read(value).intValueExact();
            if (number >= least && number <= most) {
                return number;
            }
        } catch (Unreadable unreadable) {
            // the same sentence as for a number that is too large
        }
        throw new BadRequest("参数“" + name + "”填写的“" + Text.shown(value) + "”不正确，须为" + least + "至" + most + "的整数。");
    }

    private static boolean blank(String value) {
        return Text.blank(value);
    }
}
