package beijing.facility.project;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 文号 of what was signed, such as 京发改（审）〔2026〕12号, and by them the next one that is free. */
@Repository
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
public class DocumentNumbers {

    /** What stands before the year, the year, what stands before the number, the number, what follows. */
    private static final Pattern NUMBER = Pattern.compile("(.*[〔\\[［])(\\d{4})([〕\\]］]\\D*)(\\d{1,8})(\\D*)");
    private static final String SIGNED = """
            select number from (select number from subsidy_approval
                                union select adjustment_number from project_change where adjustment_number is not null
                                union select number from fund_release) signed
            where starts_with(number, :prefix)""";

    private final JdbcClient jdbc;

    DocumentNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For a 批复, after the last one; empty before the first, and where that one is numbered in another way. */
    public Optional<String> nextApproval(int year) {
        return last("select number from subsidy_approval where kind = 'APPROVAL' order by id desc limit 1").flatMap(last -> after(last, year));
    }

    /** For a 补助调整批复, after the last one; where there was none, after the last 批复. */
    public Optional<String> nextAdjustment(int year) {
        return last("select adjustment_number from project_change where adjustment_number is not null order by id desc limit 1")
                .flatMap(last -> after(last, year)).or(() -> nextApproval(year));
    }

    /** For a 下达, after the last one, of whatever project; empty before the first. */
    public Optional<String> nextRelease(int year) {
        return last("select number from fund_release order by id desc limit 1").flatMap(last -> after(last, year));
    }

    private Optional<String> last(String query) {
        return jdbc.sql(query).query(String.class).optional();
    }

    /** Numbers begin anew with each year. */
    private Optional<String> after(String last, int year) {
        Matcher parts = NUMBER.matcher(last);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String prefix = parts.group(1) + year + parts.group(3);
        List<String> used = jdbc.sql(SIGNED).param("prefix", prefix).query(String.class).list();
        int highest = used.stream().map(NUMBER::matcher).filter(Matcher::matches).mapToInt(each -> Integer.parseInt(each.group(4))).max().orElse(0);
        String digits = String.valueOf(highest + 1);
        boolean padded = parts.group(4).startsWith("0");
        return Optional.of(prefix + (padded ? "0".repeat(Math.max(0, parts.group(4).length() - digits.length())) : "") + digits + parts.group(5));
    }
}
