package beijing.facility.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The engine's clock in Beijing's zone, whatever the machine's: one time for timers, records and rules. */
@Component
public class BeijingClock extends Clock {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** The end of a day as the engine reads a due date, for timers that fire when the day is over. */
    public static String endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).minusSeconds(1).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** The beginning of a day as the engine reads it. */
    public static String startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    public LocalDate today() {
        return LocalDate.now(this);
    }
}
