package beijing.facility.documents;

import java.time.LocalDate;

/** Dates as official documents write them: 二〇二六年十一月二十四日. */
final class ChineseDate {

    private static final String DIGITS = "〇一二三四五六七八九";

    private ChineseDate() {
    }

    static String of(LocalDate date) {
        StringBuilder year = new StringBuilder();
        String.valueOf(date.getYear()).chars().forEach(digit -> year.append(DIGITS.charAt(digit - '0')));
        return year + "年" + upTo31(date.getMonthValue()) + "月" + upTo31(date.getDayOfMonth()) + "日";
    }

    private static String upTo31(int number) {
        int tens = number / 10;
        int ones = number % 10;
        return (tens > 1 ? DIGITS.substring(tens, tens + 1) : "") + (tens > 0 ? "十" : "")
                + (ones > 0 ? DIGITS.substring(ones, ones + 1) : "");
    }
}
