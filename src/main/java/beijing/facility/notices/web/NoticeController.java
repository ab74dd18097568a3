package beijing.facility.notices.web;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import beijing.facility.identity.CurrentUser;
import beijing.facility.notices.NoSuchNotice;
import beijing.facility.notices.Notice;
import beijing.facility.notices.Notices;
import beijing.facility.project.web.VisibleFiles;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.TaskNotice.Kind;

/** What the signed-in official was told; nobody reads another's. */
@RestController
@RequestMapping({"/api/notices", "/camunda/api/desk/notices"})
class NoticeController {

    private static final int PAGE = 20;

    /**
     * @param projectName of the project it is about, as long as she may see its file
     * @param taskId      of the task it is about, as long as she may open that
     */
    record View(long id, Kind kind, String kindName, String projectNumber, String projectName, String taskId, String sentence,
            String from, OffsetDateTime at, boolean read) {
    }

    record Page(List<View> content, int page, long totalElements) {
    }

    private final Notices notices;
    private final CurrentUser user;
    private final VisibleFiles files;
    private final TaskService tasks;

    NoticeController(Notices notices, CurrentUser user, VisibleFiles files, TaskService tasks) {
        this.notices = notices;
        this.user = user;
        this.files = files;
        this.tasks = tasks;
    }

    /** A page of them, the newest first. */
    @GetMapping
    Page list(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "0") int page) {
        if (page < 0) {
            throw new InputException("“页码”（page）填写的“" + page + "”不正确，不得小于0。");
        }
        Optional<Kind> wanted = kind(kind);
        List<Notice> found = notices.of(user.id(), wanted, unread, page, PAGE);
        Set<String> open = open(found);
        Set<String> seen = found.stream().flatMap(notice -> notice.project().stream()).distinct().filter(files::sees)
                .collect(Collectors.toSet());
        return new Page(found.stream().map(notice -> view(notice, open, seen)).toList(), page, notices.count(user.id(), wanted, unread));
    }

    @GetMapping("/count")
    Map<String, Long> count() {
        return Map.of("unread", notices.count(user.id(), Optional.empty(), true));
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable long id) {
        if (!notices.read(user.id(), id)) {
            throw new NoSuchNotice(id);
        }
    }

    @PostMapping("/read-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll() {
        notices.readAll(user.id());
    }

    private static Optional<Kind> kind(String given) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Kind.values()).filter(kind -> kind.name().equals(given)).findFirst()
                .orElseThrow(() -> new InputException("“类别”（kind）填写的“" + given + "”不正确，须为以下之一："
                        + Arrays.stream(Kind.values()).map(Enum::name).collect(Collectors.joining("、")) + "。")));
    }

    /** The tasks that she finds where she works, by the rights that she has there. */
    private Set<String> open(List<Notice> found) {
        String[] ids = found.stream().flatMap(notice -> notice.task().stream()).distinct().toArray(String[]::new);
        return ids.length == 0 ? Set.of()
                : tasks.createTaskQuery().taskIdIn(ids).list().stream().map(Task::getId).collect(Collectors.toSet());
    }

    private static View view(Notice notice, Set<String> open, Set<String> seen) {
        return new View(notice.id(), notice.kind(), notice.kind().label(), notice.project().orElse(null),
                notice.project().filter(seen::contains).flatMap(number -> notice.projectName()).orElse(null),
                notice.task().filter(open::contains).orElse(null), notice.sentence(), notice.fromName().orElse(null),
                notice.createdAt().atZone(BeijingClock.ZONE).toOffsetDateTime(), notice.readAt().isPresent());
    }
}
