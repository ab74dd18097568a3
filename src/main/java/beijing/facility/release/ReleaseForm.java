package beijing.facility.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.measures.Amounts;
import beijing.facility.measures.ReleaseDue;
import beijing.facility.project.ChangeRegister;
import beijing.facility.project.DocumentNumbers;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.Field;
import beijing.facility.workflow.ProjectMessages;
import beijing.facility.workflow.TaskForm;

/** 下达市级资金 opens with what is due, how it comes about, and the next number. */
@Component
class ReleaseForm implements TaskForm {

    static final Field AMOUNT = Field.of("releaseAmount", "下达金额");
    static final Field NUMBER = Field.of("releaseNumber", "下达文号");
    static final Field DATE = Field.of("releaseDate", "下达日期");

    private final ProjectFiles files;
    private final ChangeRegister changes;
    private final DueRelease due;
    private final LedgerTable table;
    private final DocumentNumbers numbers;
    private final BeijingClock clock;

    ReleaseForm(ProjectFiles files, ChangeRegister changes, DueRelease due, LedgerTable table, DocumentNumbers numbers,
            BeijingClock clock) {
        this.files = files;
        this.changes = changes;
        this.due = due;
        this.table = table;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    public Set<String> processes() {
        return Set.of("fund-release");
    }

    @Override
    public String task() {
        return "ReleaseFunds";
    }

    @Override
    public Map<String, Object> suggestions(String project) {
        Map<String, Object> suggestions = new LinkedHashMap<>();
        suggestions.put(AMOUNT.key(), Amounts.inWan(due.of(files.require(project)).amount()));
        suggestions.put(DATE.key(), clock.today().toString());
        numbers.nextRelease(clock.today().getYear()).ifPresent(number -> suggestions.put(NUMBER.key(), number));
        return suggestions;
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String project) {
        ReleaseDue now = due.of(files.require(project));
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(row("批复补助", Amounts.inWan(now.approved()), "现行批复"));
        rows.add(row("累计下达比例", Amounts.inPercent(now.share()) + "%", now.condition()));
        rows.add(row("累计可下达", Amounts.inWan(now.entitled()), Amounts.inWan(now.approved()) + " × "
                + Amounts.inPercent(now.share()) + "%，向下取整到元"));
        rows.add(row("已下达（扣除退回）", Amounts.inWan(now.released()), "资金台账"));
        rows.add(row("本次最多可下达", Amounts.inWan(now.amount()), Amounts.inWan(now.entitled()) + " − "
                + Amounts.inWan(now.released())));
        return Map.of("releaseTable", rows, "ledgerTable", table.of(project));
    }

    /** A change may have been opened, and even closed, while somebody had a task before this one: nothing is released meanwhile. */
    @Override
    public List<String> missed(String project) {
        Project file = files.lock(project);
        if (changes.open(file).isPresent()) {
            return List.of(ProjectMessages.RELEASE_SUSPENDED);
        }
        return due.of(file).any() ? List.of() : List.of(ProjectMessages.RELEASE_SUSPENDED, ProjectMessages.RELEASE_RESUMED);
    }

    private static Map<String, String> row(String item, String amount, String basis) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("item", item);
        row.put("amount", amount);
        row.put("basis", basis);
        return row;
    }
}
