package beijing.facility.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.identity.Department;
import beijing.facility.identity.District;
import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.Function;
import beijing.facility.measures.InvestmentPlan;
import beijing.facility.measures.ProjectApplication;
import beijing.facility.measures.Share;
import beijing.facility.project.AcceptanceOpinion;
import beijing.facility.project.AcceptanceOpinions;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.ProjectStatus;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.workflow.BeijingClock;

/** 竣工验收意见 (Article 29): what was approved and built, what each department said in each round, and what came of it. */
@Service
public class AcceptanceDocument {

    private final VisibleFiles visible;
    private final ProjectFiles files;
    private final AcceptanceOpinions opinions;
    private final DocumentTemplates templates;

    AcceptanceDocument(VisibleFiles visible, ProjectFiles files, AcceptanceOpinions opinions, DocumentTemplates templates) {
        this.visible = visible;
        this.files = files;
        this.opinions = opinions;
        this.templates = templates;
    }

    /** @throws NoDocument before the district has organised an acceptance */
    @Transactional(readOnly = true)
    public byte[] of(String number) {
        Project project = visible.require(number);
        InvestmentPlan built = files.built(project)
                .orElseThrow(() -> new NoDocument("项目“" + number + "”尚未组织竣工验收，没有验收意见。"));
        return templates.render("acceptance.docx", values(project, built));
    }

    private Map<String, Object> values(Project project, InvestmentPlan built) {
        ProjectApplication application = files.application(project);
        District district = District.of(project.districtCode()).orElseThrow();
        List<AcceptanceOpinion> given = opinions.findByProjectNumberOrderById(project.number());
        Map<String, Object> values = new HashMap<>();
        values.put("projectNumber", project.number());
        values.put("projectName", project.name());
        values.put("projectUnit", project.unit());
        values.put("district", district.label());
        values.put("agency", district.agency());
        values.put("address", application.street() + application.address());
        values.put("constructionMode", application.constructionMode().label());
        values.put("approvalNumber", project.approvalNumber().orElseThrow());
        values.put("completionDate", ChineseDate.of(project.completedOn().orElseThrow()));
        values.put("acceptanceDate", ChineseDate.of(project.acceptedOn().orElseThrow()));
        values.put("round", String.valueOf(Math.max(1, project.acceptanceRound())));
        values.put("areas", areas(files.plan(project), built));
        values.put("opinions", given.isEmpty() ? List.of(row("—", "尚未征求部门意见", "—", "", "")) : given.stream().map(AcceptanceDocument::opinion).toList());
        values.put("conclusion", conclusion(project));
        values.put("documentDate", ChineseDate.of(concluded(project, given)));
        return values;
    }

    /** The day of the last opinion; until there is one, that of the acceptance. */
    private static LocalDate concluded(Project project, List<AcceptanceOpinion> opinions) {
        return opinions.stream().filter(AcceptanceOpinion::given).map(AcceptanceOpinion::givenAt).max(Comparator.naturalOrder())
                .map(at -> at.atZone(BeijingClock.ZONE).toLocalDate()).orElseGet(() -> project.acceptedOn().orElseThrow());
    }

    private static String conclusion(Project project) {
        if (project.acceptancePassed()) {
            return "各部门验收意见均为通过，项目竣工验收通过。";
        }
        return project.status() == ProjectStatus.RECTIFYING ? "项目竣工验收未通过，应按上述意见整改后重新组织验收。" : "部门验收意见尚未反馈齐全，暂未形成验收结论。";
    }

    private static List<Map<String, Object>> areas(InvestmentPlan approved, InvestmentPlan built) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Function function : Function.values()) {
            for (Category category : Category.values()) {
                BigDecimal planned = area(approved, function, category);
                BigDecimal done = area(built, function, category);
                if (planned.signum() > 0 || done.signum() > 0) {
                    rows.add(area(function.label(), category.label(), planned, done));
                }
            }
        }
        rows.add(area("合计", "", approved.area(), built.area()));
        return rows;
    }

    private static BigDecimal area(InvestmentPlan plan, Function function, Category category) {
        return plan.functions().containsKey(function) ? plan.functions().get(function).share(category).area() : Share.NONE.area();
    }

    private static Map<String, Object> area(String function, String category, BigDecimal approved, BigDecimal built) {
        return Map.of("function", function, "category", category, "approved", Amounts.plain(approved), "built",
                Amounts.plain(built));
    }

    private static Map<String, Object> opinion(AcceptanceOpinion opinion) {
        String round = "第" + opinion.round() + "轮";
        String department = Department.districtName(opinion.department());
        return opinion.given()
                ? row(round, department, opinion.decision().label(), opinion.opinion(),
                        opinion.givenAt().atZone(BeijingClock.ZONE).toLocalDate().toString())
                : row(round, department, "未反馈", "", "");
    }

    private static Map<String, Object> row(String round, String department, String decision, String opinion, String date) {
        return Map.of("round", round, "department", department, "decision", decision, "opinion", opinion, "date", date);
    }
}
