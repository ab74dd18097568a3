package beijing.facility.handling;

import beijing.facility.workflow.InputException;

/** A text that an official gives with what she does. */
record Wording(String field, String label, int longest) {

    private static final int REASON = 200;
    private static final int OPINION = 1000;

    static Wording reason(String label) {
        return new Wording("reason", label, REASON);
    }

    static Wording opinion(String label) {
        return new Wording("opinion", label, OPINION);
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
        String text = given == null ? "" : given.strip();
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw new InputException(name() + "共" + length + "个字，最多" + longest + "个字。");
        }
        if (text.chars().anyMatch(letter -> Character.isISOControl(letter) && letter != '\n' && letter != '\r' && letter != '\t')) {
            throw new InputException(name() + "含有不可显示的控制字符。");
        }
        return text;
    }

    private String name() {
        return "“" + label + "”（" + field + "）";
    }

    /** What was given, short enough to be repeated in a sentence. */
    static String shown(String given) {
        return given.length() <= 40 ? given : given.substring(0, 40) + "…";
    }
}
