package beijing.facility.workflow.engine.diagram;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date or a period as the engine reads it: what it can't read keeps a task from ever coming into being. */
final class Deadline {

    private static final Pattern PERIOD = Pattern.compile(
            "P(?!$)(?:(\\d{1,4})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,4})W)?(?:(\\d{1,4})D)?(?:T(?!$)(?:(\\d{1,5})H)?(?:(\\d{1,5})M)?(?:(\\d{1,5})S)?)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T.*)?");
    private static final Duration LONGEST = Duration.ofDays(3660);

    private Deadline() {
    }

    /** Empty where it is none, or none that this system lives to see. */
    static Optional<Duration> period(String text) {
        Matcher period = PERIOD.matcher(text);
        if (!period.matches()) {
            return Optional.empty();
        }
        Duration length = Duration.ofDays(number(period, 1) * 365 + number(period, 2) * 30 + number(period, 3) * 7 + number(period, 4))
                .plusHours(number(period, 5)).plusMinutes(number(period, 6)).plusSeconds(number(period, 7));
        return length.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(length);
    }

    private static long number(Matcher period, int group) {
        return period.group(group) == null ? 0 : Long.parseLong(period.group(group));
    }

    static boolean isDate(String text) {
        if (!DATE.matcher(text).matches()) {
            return false;
        }
        try {
            int year = (text.length() == 10 ? LocalDate.parse(text) : text.matches(".*(Z|[+-]\\d{2}:\\d{2})")
                    ? OffsetDateTime.parse(text).toLocalDate() : LocalDateTime.parse(text).toLocalDate()).getYear();
            return year >= 2000 && year < 2200;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
