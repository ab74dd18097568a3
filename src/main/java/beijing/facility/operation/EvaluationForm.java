package beijing.facility.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import beijing.facility.measures.Amounts;
import beijing.facility.project.Evaluation;
import beijing.facility.project.Evaluations;
import beijing.facility.project.Operator;
import beijing.facility.project.Operators;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.TaskForm;

/** 年度运营评价 shows the operator and the evaluations so far. */
@Component
class EvaluationForm implements TaskForm {

    private final ProjectFiles files;
    private final Operators operators;
    private final Evaluations evaluations;

    EvaluationForm(ProjectFiles files, Operators operators, Evaluations evaluations) {
        this.files = files;
        this.operators = operators;
        this.evaluations = evaluations;
    }

    @Override
    public Set<String> processes() {
        return Set.of("operation-supervision");
    }

    @Override
    public String task() {
        return "EvaluateOperation";
    }

    @Override
    public Map<String, List<Map<String, String>>> tables(String project) {
        return Map.of("operatorTable", List.of(operator(project)),
                "evaluationTable", evaluations.findByProjectNumberOrderById(project).stream().map(EvaluationForm::row).toList());
    }

    private Map<String, String> operator(String project) {
        Operator operator = operators.findByProjectNumber(project).orElseThrow();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("name", operator.name());
        row.put("type", operator.type().label());
        row.put("mode", operator.mode().label());
        row.put("rent", Amounts.inWan(operator.rentPerYear()));
        row.put("lowProfit", operator.lowProfit() ? "是" : "否");
        row.put("functionsBuilt", String.valueOf(files.built(files.require(project)).orElseThrow().provided().size()));
        return row;
    }

    private static Map<String, String> row(Evaluation evaluation) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("date", evaluation.evaluatedAt().atZone(BeijingClock.ZONE).toLocalDate().toString());
        row.put("decision", evaluation.decision().label());
        row.put("servicesOpen", String.valueOf(evaluation.servicesOpen()));
        row.put("opinion", evaluation.opinion());
        return row;
    }
}
