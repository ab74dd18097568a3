package beijing.facility.measures;

/** Texts of people, inside sentences of ours. */
final class Texts {

    private static final int EXCERPT_LENGTH = 60;

    private Texts() {
    }

    /** Without surrounding white space; empty for an absent text. */
    static String trimmed(String text) {
        return text == null ? "" : text.strip();
    }

    /** The beginning of the text on one line, so that a sentence that quotes it stays a sentence. */
    static String excerpt(String text) {
        String line = trimmed(text).replaceAll("\\s+", " ");
        int[] characters = line.codePoints().toArray();
        return characters.length <= EXCERPT_LENGTH ? line : new String(characters, 0, EXCERPT_LENGTH) + "…";
    }
}
