package beijing.facility.handling;

import beijing.facility.typed.Text;
import beijing.facility.typed.Unreadable;
import beijing.facility.workflow.InputException;

/** A text that an official gives with what she does. */
record Wording(String field, String label, int longest) {

    private static final int REASON = 200;
    private static final int OPINION = 1000;
    private static final int FORM = 2000;

    static Wording reason(String label) {
        return new Wording("reason", label, REASON);
    }

    static Wording opinion(String label) {
        return new Wording("opinion", label, OPINION);
    }

    /** As long as the forms let an opinion be. */
    static Wording form(String label) {
        return new Wording("opinion", label, FORM);
    }

    /** @throws InputException where it is missing, too long, or can't be shown */
    String require(String given) {
        String text = optional(given);
        if (text.isEmpty()) {
            throw new InputException(name() + "不能为空。");
        }
        return text;
    }

    /**
     * @return an empty text where it is missing
     * @throws InputException where it is too long or can't be shown
     */
    String optional(String given) {
        try {
            return Text.read(given, longest);
        } catch (Unreadable unreadable) {
            throw new InputException(name() + "填写的“" + Text.shown(given) + "”不正确，" + unreadable.rule() + "。");
        }
    }

    private String name() {
        return "“" + label + "”（" + field + "）";
    }

    /** What was given, short enough to be repeated in a sentence. */
    static String shown(String given) {
        return Text.shown(given);
    }
}
