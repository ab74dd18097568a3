package beijing.facility.typed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and months in the ways in which officials write them, the year first and in full. */
public final class Days {

    /** What is asked for, the end of a sentence. */
    public static final String DAY_RULE = "须为存在的日期，格式为年-月-日，如 2026-03-10";
    public static final String MONTH_RULE = "须为月份，格式为年-月，如 2026-03";

    private static final int LONGEST = 40;
    private static final int EARLIEST = 1900;
    private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\.(\\d{1,2})\\.(\\d{1,2})"
            + "|年(\\d{1,2})月(\\d{1,2})日|(\\d{2})(\\d{2}))");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})(?:-(\\d{1,2})|/(\\d{1,2})|\\.(\\d{1,2})|年(\\d{1,2})月|(\\d{2}))");
    /** A blank beside a separator, never one between digits. */
    private static final Pattern LOOSE = Pattern.compile(" (?=[-/.年月日])|(?<=[-/.年月]) ");

    private Days() {
    }

    /** @throws Unreadable where it is no day that there is */
    public static LocalDate day(String given) throws Unreadable {
        int[] parts = parts(DAY, given, DAY_RULE);
        try {
            return LocalDate.of(parts[0], parts[1], parts[2]);
        } catch (DateTimeException none) {
            throw new Unreadable(DAY_RULE);
        }
    }

    /** @throws Unreadable where it is no month */
    public static YearMonth month(String given) throws Unreadable {
        int[] parts = parts(MONTH, given, MONTH_RULE);
        try {
            return YearMonth.of(parts[0], parts[1]);
        } catch (DateTimeException none) {
            throw new Unreadable(MONTH_RULE);
        }
    }

    private static int[] parts(Pattern shape, String given, String rule) throws Unreadable {
        String stripped = Width.strip(given);
        Matcher found = shape.matcher(stripped.length() > LONGEST ? "" : LOOSE.matcher(Width.narrow(stripped)).replaceAll(""));
        if (!found.matches()) {
            throw new Unreadable(rule);
        }
        int[] parts = new int[3];
        int next = 0;
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                parts[next++] = Integer.parseInt(found.group(group));
            }
        }
        if (parts[0] < EARLIEST) {
            throw new Unreadable("年份须用四位数字填写，不早于" + EARLIEST + "年；" + rule);
        }
        return parts;
    }
}
