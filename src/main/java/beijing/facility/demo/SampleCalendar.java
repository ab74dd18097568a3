package beijing.facility.demo;

import java.time.LocalDate;
import java.time.YearMonth;

import beijing.facility.demo.SampleProject.Standing;

/**
 * When a sample project came to its steps, so that it stands today where its officials could find it: reports in time, payments one
 * after the other, the last step some days ago.
 *
 * @param begun the first day of the works
 */
record SampleCalendar(LocalDate today, LocalDate begun) {

    private static final int REPORT_DAY = 5;
    private static final int FIRST_DAY_OF_WORKS = 8;

    static SampleCalendar of(Standing standing, LocalDate today) {
        return new SampleCalendar(today, switch (standing) {
            case RECTIFY, OPINIONS, RESOLVE -> today.plusDays(70);
            case DETERMINE -> today.plusDays(67);
            case ASSIGN -> today.plusDays(63);
            case ESTABLISH -> today.plusDays(57);
            case APPLY -> today.plusDays(45);
            case REVIEW -> today.plusDays(27);
            case SIGN -> today.plusDays(17);
            case START -> today.plusDays(8);
            case DISBURSE -> today.minusDays(20);
            case OVERDUE -> today.minusDays(45);
            case CHANGE, ADJUST -> firstOf(2, 0, today);
            case RELEASE, REPAY -> firstOf(3, 0, today);
            case ORGANISE, OPINIONS_ON_ACCEPTANCE, RECTIFY_DEFECTS -> firstOf(4, 0, today);
            case SETTLE -> firstOf(4, 1, today);
            case APPOINT -> firstOf(4, 3, today);
            case OPERATE -> firstOf(4, 4, today);
            case EVALUATE, RECTIFY_OPERATION -> firstOf(4, 15, today);
        });
    }

    /** The works whose last report so far, of that many, was handed in so many months ago. */
    private static LocalDate firstOf(int reports, int monthsAgo, LocalDate today) {
        return YearMonth.from(today.minusDays(REPORT_DAY - 1L)).minusMonths((long) reports + monthsAgo).atDay(FIRST_DAY_OF_WORKS);
    }

    LocalDate filed() {
        return begun.minusDays(75);
    }

    LocalDate reviewed() {
        return begun.minusDays(72);
    }

    LocalDate determined() {
        return begun.minusDays(66);
    }

    LocalDate assigned() {
        return begun.minusDays(62);
    }

    LocalDate established() {
        return begun.minusDays(50);
    }

    LocalDate applied() {
        return begun.minusDays(30);
    }

    LocalDate fundsReviewed() {
        return begun.minusDays(20);
    }

    LocalDate approved() {
        return begun.minusDays(12);
    }

    LocalDate released() {
        return begun.plusDays(5);
    }

    LocalDate disbursed() {
        return begun.plusDays(16);
    }

    /** The month of a report, counted from 0. */
    YearMonth month(int report) {
        return YearMonth.from(begun).plusMonths(report);
    }

    LocalDate reported(int report) {
        return month(report).plusMonths(1).atDay(REPORT_DAY);
    }

    /** How many months of the works are over by now. */
    int monthsOver() {
        return (int) begun.withDayOfMonth(1).until(today.minusDays(REPORT_DAY - 1L).withDayOfMonth(1)).toTotalMonths();
    }

    /** So many days after the last of the four reports. */
    LocalDate afterWorks(int days) {
        return reported(3).plusDays(days);
    }
}
