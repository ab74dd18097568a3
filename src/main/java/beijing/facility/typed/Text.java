package beijing.facility.typed;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts: kept as typed, without the blanks around them; one of blanks alone, of whatever kind, is empty. */
public final class Text {

    private static final int SHOWN = 40;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern VARIANTS = Pattern.compile("[\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]");

    private Text() {
    }

    /**
     * @param given   null for a missing one
     * @param longest how many characters it may have, an ideograph beyond the first plane counted once
     * @return the text as typed, empty where nothing but blanks was
     * @throws Unreadable where it is too long or has signs that nobody sees
     */
    public static String read(String given, int longest) throws Unreadable {
        String text = given == null ? "" : given;
        String stripped = Width.strip(text);
        int length = stripped.codePointCount(0, stripped.length());
        if (length > longest) {
            throw new Unreadable("共" + length + "个字，最多" + longest + "个字");
        }
        int[] signs = text.codePoints().toArray();
        for (int i = 0; i < signs.length; i++) {
            String wrong = Signs.in(signs, i);
            if (wrong != null) {
                throw new Unreadable("第" + (i + 1) + "个字是" + wrong + String.format("（U+%04X）", signs[i]) + "，请删除后重新填写");
            }
        }
        return stripped;
    }

    public static boolean blank(String given) {
        return given == null || given.codePoints().allMatch(Width::blank);
    }

    /** A code or number made of letters and digits: half width, capital letters, without blanks. */
    public static String code(String given) {
        return BLANKS.matcher(Width.narrow(given)).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** By which two texts are compared: the same to a reader is the same here. */
    public static String comparable(String text) {
        return BLANKS.matcher(Width.strip(Normalizer.normalize(VARIANTS.matcher(text).replaceAll(""), Normalizer.Form.NFKC)))
                .replaceAll(" ");
    }

    /** What was typed, short and harmless enough to be repeated in a sentence. */
    public static String shown(String given) {
        StringBuilder shown = new StringBuilder();
        int[] signs = given.codePoints().limit(SHOWN + 1L).toArray();
        for (int i = 0; i < Math.min(signs.length, SHOWN); i++) {
            shown.appendCodePoint(Signs.in(signs, i) == null ? signs[i] : '?');
        }
        return signs.length > SHOWN ? shown + "…" : shown.toString();
    }
}
