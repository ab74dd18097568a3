package beijing.facility.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.catalogue.CatalogueEntry;
import beijing.facility.catalogue.TaskCatalogue;
import beijing.facility.identity.CurrentUser;
import beijing.facility.identity.UserNames;
import beijing.facility.project.Decisions;
import beijing.facility.project.ProjectFiles;
import beijing.facility.typed.Text;
import beijing.facility.typed.Unreadable;
import beijing.facility.workflow.BeijingClock;
import beijing.facility.workflow.InputException;
import beijing.facility.workflow.NotEntitledException;
import beijing.facility.workflow.RuleException;
import beijing.facility.workflow.engine.OpenTasks;
import beijing.facility.workflow.engine.OpenTasks.OpenTask;

/** The documents of the projects. Who may see a project is for the caller to check; who may add to it is checked here. */
@Service
public class Attachments {

    private static final int LONGEST_REASON = 200;

    private final AttachmentStore store;
    private final Inspection inspection;
    private final OpenTasks tasks;
    private final Decisions decisions;
    private final TaskCatalogue catalogue;
    private final ProjectFiles files;
    private final CurrentUser user;
    private final UserNames names;
    private final BeijingClock clock;
    private final TransactionTemplate transaction;

    Attachments(AttachmentStore store, Inspection inspection, OpenTasks tasks, Decisions decisions, TaskCatalogue catalogue,
            ProjectFiles files, CurrentUser user, UserNames names, BeijingClock clock, TransactionTemplate transaction) {
        this.store = store;
        this.inspection = inspection;
        this.tasks = tasks;
        this.decisions = decisions;
        this.catalogue = catalogue;
        this.files = files;
        this.user = user;
        this.names = names;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** All of a project, in the order in which they came. */
    public List<Attachment> of(String project) {
        return store.of(project);
    }

    /** @throws NoSuchAttachment where the project has none of that id */
    public Attachment require(String project, String id) {
        Optional<Attachment> found = id.matches("\\d{1,18}") ? store.find(project, Long.parseLong(id)) : Optional.empty();
        return found.orElseThrow(() -> new NoSuchAttachment(project, id));
    }

    public void write(Attachment attachment, OutputStream out) throws IOException {
        store.write(attachment.id(), out);
    }

    /**
     * Takes a document in.
     *
     * @param task  the open task at which it is uploaded
     * @param given what the client calls the file
     * @param file  its content, which stays the caller's
     */
    public Attachment add(String project, String type, String task, String given, Path file) {
        return add(project, type, given, file, () -> {
            OpenTask open = herTask(project, task, "上传");
            return new Where(open.key(), open.id(), open.name());
        });
    }

    /**
     * Takes a document in that belongs to a form with which she began something today: an application, a change.
     *
     * @param given what the client calls the file
     * @param file  its content, which stays the caller's
     */
    public Attachment addToStart(String project, String type, String given, Path file) {
        return add(project, type, given, file, () -> herStart(project));
    }

    /** At what it was uploaded. */
    private record Where(String key, String id, String name) {
    }

    private Attachment add(String project, String type, String given, Path file, Supplier<Where> place) {
        AttachmentType known = type(type);
        place.get();
        FileName name = FileName.of(given);
        try {
            FileFormat format = inspection.format(name, file);
            inspection.scan(name, file);
            String sha256 = sha256(file);
            long size = Files.size(file);
            return transaction.execute(status -> {
                long id = store.addContent(file);
                files.lock(project);
                Where open = place.get();
                store.same(project, known, sha256).ifPresent(earlier -> {
                    throw new RuleException("“文件”（file）“" + name.value() + "”与已上传的" + known.label() + "“" + earlier.name()
                            + "”内容完全相同，不能重复上传。");
                });
                Attachment attachment = new Attachment(id, project, known, name.value(), format.mediaType(), size, sha256, open.key(),
                        open.id(), open.name(), user.id(), names.of(user.id()), clock.instant(), Optional.empty());
                store.add(attachment);
                return attachment;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 作废: as long as the task at which it was uploaded is open, by who may work that task. */
    public Attachment makeVoid(String project, String id, String given) {
        String reason = reason(given);
        return transaction.execute(status -> {
            files.lock(project);
            Attachment attachment = require(project, id);
            if (attachment.voided().isPresent()) {
                throw new RuleException("附件“" + attachment.name() + "”已经作废。");
            }
            OpenTask open = tasks.find(attachment.taskId(), project)
                    .orElseThrow(() -> new RuleException("上传附件“" + attachment.name() + "”的任务“" + attachment.taskName()
                            + "”已经办结，附件不能作废。"));
            if (!open.hers()) {
                throw new NotHerTask("作废");
            }
            store.makeVoid(attachment.id(), new Attachment.Void(reason, user.id(), names.of(user.id()), clock.instant()));
            return require(project, id);
        });
    }

    private static AttachmentType type(String given) {
        if (given == null || given.isBlank()) {
            throw new InputException("“附件类型”（type）不能为空。");
        }
        return AttachmentType.of(given).orElseThrow(() -> new InputException("“附件类型”（type）填写的“" + Text.shown(given)
                + "”不正确，须为以下之一：" + AttachmentType.names() + "。"));
    }

    private OpenTask herTask(String project, String task, String what) {
        if (task == null || task.isBlank()) {
            throw new InputException("“任务”（taskId）不能为空：附件须在项目的待办任务中上传。");
        }
        Optional<OpenTask> found = Text.shown(task).equals(task) ? tasks.find(task, project) : Optional.empty();
        OpenTask open = found.orElseThrow(() -> new RuleException("“任务”（taskId）填写的“" + Text.shown(task)
                + "”不是项目" + project + "的待办任务，可能已经办结，请刷新任务列表。"));
        if (!open.hers()) {
            throw new NotHerTask(what);
        }
        return open;
    }

    private Where herStart(String project) {
        Set<String> starts = catalogue.startForms().stream().map(CatalogueEntry::key).collect(Collectors.toSet());
        return decisions.findByProjectNumberOrderByIdDesc(project).stream()
                .filter(decision -> starts.contains(decision.task()) && decision.decidedBy().equals(user.id())
                        && LocalDate.ofInstant(decision.decidedAt(), BeijingClock.ZONE).equals(clock.today()))
                .findFirst().map(decision -> new Where(decision.task(), String.valueOf(decision.id()), catalogue.name(decision.task())))
                .orElseThrow(() -> new NotEntitledException("只有当天提交申报或变更申请的经办人可以随表上传附件，其他附件请在待办任务中上传。"));
    }

    private static String reason(String given) {
        try {
            String reason = Text.read(given, LONGEST_REASON);
            if (reason.isEmpty()) {
                throw new InputException("“作废原因”（reason）不能为空。");
            }
            return reason;
        } catch (Unreadable unreadable) {
            throw new InputException("“作废原因”（reason）填写的“" + Text.shown(given) + "”不正确，" + unreadable.rule() + "。");
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) content).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
