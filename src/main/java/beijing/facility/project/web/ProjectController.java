package beijing.facility.project.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.identity.CurrentUser;
import beijing.facility.project.Decisions;
import beijing.facility.project.DepartmentOpinions;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.TaskNames;

/** The files that the signed-in user may see, by contract §8. A file of somebody else's is answered as if there were none. */
@RestController
@RequestMapping({"/api", "/camunda/api/desk"})
class ProjectController {

    /** One page of the projects, in the order of their numbers. */
    record ProjectPage(List<ProjectView.Summary> content, int page, int size, long totalElements) {
    }

    private final ProjectReader reader;
    private final VisibleFiles visible;
    private final ProjectFiles files;
    private final Decisions decisions;
    private final DepartmentOpinions opinions;
    private final MoneyReader money;
    private final TaskNames tasks;
    private final CurrentUser user;
    private final Clock clock;

    ProjectController(ProjectReader reader, VisibleFiles visible, ProjectFiles files, Decisions decisions,
            DepartmentOpinions opinions, MoneyReader money, TaskNames tasks, CurrentUser user, Clock clock) {
        this.reader = reader;
        this.visible = visible;
        this.files = files;
        this.decisions = decisions;
        this.opinions = opinions;
        this.money = money;
        this.tasks = tasks;
        this.user = user;
        this.clock = clock;
    }

    @GetMapping("/projects")
    @Transactional(readOnly = true)
    ProjectPage list(@RequestParam(required = false) String q, @RequestParam(required = false) String district,
            @RequestParam(required = false) String status, @RequestParam(required = false) String page,
            @RequestParam(required = false) String size) {
        ProjectQuery query = ProjectQuery.of(q, district, status, page, size);
        ProjectReader.Page found = reader.list(Visibility.of(user), query);
        return new ProjectPage(found.projects(), query.page(), query.size(), found.total());
    }

    @GetMapping("/projects/{number}")
    @Transactional(readOnly = true)
    ProjectView file(@PathVariable String number) {
        Project project = visible.require(number);
        return ProjectView.of(project, files.application(project), files.plan(project), files.fundApplication(project),
                decisions.findByProjectNumberOrderById(number), opinions.findByProjectNumberOrderById(number),
                money.of(project), tasks, clock.instant());
    }

    /** Which departments are late with their opinion, for those who see all files. */
    @GetMapping("/overdue-opinions")
    @Transactional(readOnly = true)
    List<ProjectView.Opinion> overdueOpinions() {
        Instant now = clock.instant();
        if (!Visibility.of(user).all()) {
            return List.of();
        }
        return opinions.findByDecisionIsNullAndDueAtBeforeOrderByDueAt(now).stream()
                .map(opinion -> ProjectView.opinion(opinion, now))
                .toList();
    }

    /** Whose monthly report is overdue (Article 27), of the files that one may see. */
    @GetMapping("/overdue-reports")
    @Transactional(readOnly = true)
    List<ProjectReader.OverdueReport> overdueReports() {
        return reader.overdueReports(Visibility.of(user), LocalDate.now(clock));
    }
}
