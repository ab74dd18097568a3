package beijing.facility.solicitation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import beijing.facility.project.SolicitationRound;

/** The notice of a round as a table of items. */
final class RoundTable {

    static final String NAME = "solicitationTable";

    private RoundTable() {
    }

    static List<Map<String, String>> of(SolicitationRound round) {
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(item("征集批次", round.id() + "（" + round.name() + "）"));
        rows.add(item("申报截止日期", round.deadline().toString()));
        rows.add(item("通知内容", round.notice()));
        return rows;
    }

    static Map<String, String> item(String item, String value) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("item", item);
        row.put("value", value);
        return row;
    }
}
