package beijing.facility.process;

/** Valid credit codes (GB 32100-2015) by number, for units that must not be mistaken for each other. */
public final class CreditCodes {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private CreditCodes() {
    }

    public static String next(int number) {
        String body = "91110105MA9%06d".formatted(number);
        int sum = 0;
        int weight = 1;
        for (char character : body.toCharArray()) {
            sum += ALPHABET.indexOf(character) * weight;
            weight = weight * 3 % 31;
        }
        return body + ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
