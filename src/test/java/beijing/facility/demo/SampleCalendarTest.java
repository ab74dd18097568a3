package beijing.facility.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import beijing.facility.demo.SampleProject.Standing;

class SampleCalendarTest {

    @ParameterizedTest
    @EnumSource
    void onWhateverDayTheDemoIsStartedTheStepsFollowEachOther(Standing standing) {
        LocalDate first = LocalDate.of(2026, 11, 1);
        for (LocalDate today = first; today.isBefore(first.plusMonths(26)); today = today.plusDays(1)) {
            SampleCalendar calendar = SampleCalendar.of(standing, today);
            List<LocalDate> done = new ArrayList<>(List.of(calendar.filed()));
            if (standing != Standing.RECTIFY) {
                done.add(calendar.reviewed());
            }
            step(standing, Standing.DETERMINE, calendar.determined(), done);
            step(standing, Standing.ASSIGN, calendar.assigned(), done);
            step(standing, Standing.ESTABLISH, calendar.established(), done);
            step(standing, Standing.APPLY, calendar.applied(), done);
            step(standing, Standing.REVIEW, calendar.fundsReviewed(), done);
            step(standing, Standing.SIGN, calendar.approved(), done);
            step(standing, Standing.START, calendar.begun(), done);
            assertThat(done).as("%s on %s", standing, today).isSorted();
            assertThat(done.get(done.size() - 1)).as("%s on %s", standing, today).isBeforeOrEqualTo(today);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DISBURSE", "OVERDUE", "CHANGE", "ADJUST", "RELEASE", "REPAY"})
    void noReportIsLate(Standing standing) {
        LocalDate first = LocalDate.of(2026, 11, 1);
        for (LocalDate today = first; today.isBefore(first.plusMonths(26)); today = today.plusDays(1)) {
            SampleCalendar calendar = SampleCalendar.of(standing, today);
            int reports = calendar.monthsOver();
            assertThat(reports).as("%s on %s", standing, today).isEqualTo(switch (standing) {
                case CHANGE, ADJUST -> 2;
                case RELEASE, REPAY -> 3;
                default -> reports;
            }).isBetween(0, 3);
            YearMonth next = calendar.month(reports);
            assertThat(today).as("%s on %s", standing, today).isBefore(next.plusMonths(1).atDay(10));
            if (reports > 0) {
                assertThat(calendar.reported(reports - 1)).isBeforeOrEqualTo(today);
            }
        }
    }

    private static void step(Standing standing, Standing at, LocalDate day, List<LocalDate> done) {
        if (standing.beyond(at)) {
            done.add(day);
        }
    }
}
