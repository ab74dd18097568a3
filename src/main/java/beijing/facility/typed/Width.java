package beijing.facility.typed;

/** Blanks of every kind, and full-width letters as the half-width ones that they stand for. */
final class Width {

    private static final int FIRST_FULL = 0xFF01;
    private static final int LAST_FULL = 0xFF5E;
    private static final int SHIFT = 0xFEE0;
    private static final char FULL_YEN = '￥';

    private Width() {
    }

    /** White space as Java sees it, and the blanks that do not break a line, which it leaves out. */
    static boolean blank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (from < to && blank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /**
     * Without blanks at the ends, in half width, every blank within a line as a plain one. Only what has one meaning changes: a raised
     * {@code ²} or a circled {@code ①} stays and is refused, where a general normalisation would make another number of it.
     */
    static String narrow(String text) {
        StringBuilder narrow = new StringBuilder();
        strip(text).codePoints().forEach(c -> {
            if (c >= FIRST_FULL && c <= LAST_FULL) {
                narrow.append((char) (c - SHIFT));
            } else if (c == FULL_YEN) {
                narrow.append('¥');
            } else if (Character.getType(c) == Character.SPACE_SEPARATOR) {
                narrow.append(' ');
            } else {
                narrow.appendCodePoint(c);
            }
        });
        return narrow.toString();
    }
}
