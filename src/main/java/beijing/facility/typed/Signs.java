package beijing.facility.typed;

/** Signs that nobody sees, or that make what is read another text than what is stored. */
final class Signs {

    private static final String CONTROL = "不可显示的控制字符";
    private static final String DIRECTION = "改变文字方向的、不可显示的控制字符";
    private static final String INVISIBLE = "不可见的字符";
    private static final int JOINER = 0x200D;
    private static final int REPLACEMENT = 0xFFFD;

    private Signs() {
    }

    /** What is wrong with a sign wherever it stands; null where nothing is. */
    static String of(int sign) {
        if (sign == '\n' || sign == '\r' || sign == '\t') {
            return null;
        }
        if (sign >= 0x202A && sign <= 0x202E || sign >= 0x2066 && sign <= 0x2069 || sign == 0x200E || sign == 0x200F || sign == 0x061C) {
            return DIRECTION;
        }
        if (sign == REPLACEMENT || sign == 0xFFFC) {
            return "乱码";
        }
        if (sign >= 0xFDD0 && sign <= 0xFDEF || (sign & 0xFFFE) == 0xFFFE) {
            return CONTROL;
        }
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> CONTROL;
            case Character.FORMAT -> INVISIBLE;
            case Character.PRIVATE_USE -> "自造字（其他电脑不能显示）";
            default -> unseen(sign) ? INVISIBLE : null;
        };
    }

    /** Letters, marks and plane 14 that by their nature show nothing. */
    private static boolean unseen(int sign) {
        return sign == 0x3164 || sign == 0xFFA0 || sign == 0x115F || sign == 0x1160 || sign == 0x2800 || sign == 0x034F
                || sign == 0x17B4 || sign == 0x17B5 || sign >= 0x180B && sign <= 0x180F || sign == 0x2065
                || sign >= 0xFFF0 && sign <= 0xFFF8 || sign >= 0xFE00 && sign <= 0xFE0F || sign >= 0xE0000 && sign <= 0xE0FFF;
    }

    /**
     * Likewise within a text. A variant of an ideograph (which the names of people and places need) and what joins pictures to one are
     * seen: they count only where nothing stands before them to change.
     */
    static String in(int[] text, int at) {
        int sign = text[at];
        String wrong = of(sign);
        if (wrong == null || at == 0) {
            return wrong;
        }
        int before = text[at - 1];
        boolean seen = sign >= 0xE0100 && sign <= 0xE01EF && Character.isIdeographic(before)
                || (sign == 0xFE0E || sign == 0xFE0F) && picture(before)
                || sign == JOINER && at + 1 < text.length && picture(text[at + 1])
                        && (picture(before) || before == 0xFE0F && at > 1 && picture(text[at - 2]));
        return seen ? null : wrong;
    }

    private static boolean picture(int sign) {
        return Character.getType(sign) == Character.OTHER_SYMBOL && sign != 0x2800 || sign >= 0x1F3FB && sign <= 0x1F3FF;
    }
}
