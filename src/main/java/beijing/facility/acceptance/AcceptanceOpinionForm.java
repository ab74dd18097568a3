package beijing.facility.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.identity.Department;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.Function;
import beijing.facility.measures.FunctionPlan;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.project.AcceptanceOpinion;
import beijing.facility.project.AcceptanceOpinions;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.TaskForm;

/** 部门验收意见 shows what was built beside what was approved, and what the departments said in earlier rounds. */
@Component
class AcceptanceOpinionForm implements TaskForm {

    private final ProjectFiles files;
    private final AcceptanceOpinions opinions;

    AcceptanceOpinionForm(ProjectFiles files, AcceptanceOpinions opinions) {
        this.files = files;
        this.opinions = opinions;
    }

    @Override
    public Set<String> processes() {
        return Set.of("completion-acceptance");
    }

    @Override
    public String task() {
        return "AcceptanceOpinion";
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String number) {
        Project project = files.require(number);
        return Map.of("builtTable", comparison(files.plan(project), files.built(project).orElseThrow()),
                "acceptanceOpinions", opinions.findByProjectNumberOrderById(number).stream()
                        .filter(AcceptanceOpinion::given)
                        .map(AcceptanceOpinionForm::row)
                        .toList());
    }

    private static List<Map<String, String>> comparison(InvestmentPlan approved, InvestmentPlan built) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Function function : Function.values()) {
            for (Category category : Category.values()) {
                String wanted = area(approved, function, category);
                String found = area(built, function, category);
                if (!wanted.equals("0") || !found.equals("0")) {
                    Map<String, String> row = new LinkedHashMap<>();
                    row.put("function", function.label());
                    row.put("category", category.label());
                    row.put("approved", wanted);
                    row.put("built", found);
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static String area(InvestmentPlan plan, Function function, Category category) {
        FunctionPlan planned = plan.functions().get(function);
        return planned == null ? "0" : Amounts.plain(planned.share(category).area());
    }

    private static Map<String, String> row(AcceptanceOpinion opinion) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("round", "第" + opinion.round() + "轮");
        row.put("department", Department.districtName(opinion.department()));
        row.put("decision", opinion.decision().label());
        row.put("opinion", opinion.opinion());
        return row;
    }
}
