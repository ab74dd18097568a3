package beijing.facility.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Project codes for the samples, with the check digit that real ones have. */
final class ProjectCodes {

    private ProjectCodes() {
    }

    static String of(String district, LocalDate day, int serial) {
        String month = day.format(DateTimeFormatter.ofPattern("yyMM"));
        String number = "%05d".formatted(60_000 + serial);
        String digits = month + district + "0401" + number;
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return month + "-" + district + "-04-01-" + number + (11 - product) % 10;
    }
}
