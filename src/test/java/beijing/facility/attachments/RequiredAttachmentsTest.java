package beijing.facility.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

import beijing.facility.catalogue.TaskCatalogue;
import beijing.facility.process.Journey;
import beijing.facility.process.Officials;
import beijing.facility.process.Submission;
import beijing.facility.project.ProjectFiles;
import beijing.facility.workflow.RuleException;

/** Tasks that are not completed without their documents. */
@DocumentsRequired
class RequiredAttachmentsTest {

    @TempDir
    Path directory;

    @Autowired
    Journey journey;
    @Autowired
    Officials officials;
    @Autowired
    Attachments attachments;
    @Autowired
    RequiredAttachments required;
    @Autowired
    TaskCatalogue catalogue;
    @Autowired
    TaskService tasks;
    @Autowired
    AttachmentStore store;
    @Autowired
    ProjectFiles files;

    @Test
    void aTaskIsNotCompletedWithoutItsDocuments() {
        String project = journey.assigned();
        String task = journey.district().task("RecordEstablishment", project).getId();

        assertThatThrownBy(() -> journey.district().completes("RecordEstablishment", project, Journey.establishment("1000")))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining("“办理立项审批”须附“立项批复”，尚未上传，请先上传附件再提交。");
        // nor without its form
        assertThatThrownBy(() -> journey.district().as(() -> {
            tasks.complete(task, Map.of());
            return null;
        })).hasMessageContaining("立项批复");
        assertThat(officials.openTasks(project)).containsExactly("RecordEstablishment");

        // neither a document of another type nor one that is void will do
        uploads(project, task, "OTHER");
        Attachment wrong = uploads(project, task, "ESTABLISHMENT_APPROVAL");
        journey.district().as(() -> attachments.makeVoid(project, String.valueOf(wrong.id()), "文号有误"));
        assertThatThrownBy(() -> journey.district().completes("RecordEstablishment", project, Journey.establishment("1000")))
                .hasMessageContaining("立项批复");

        uploads(project, task, "ESTABLISHMENT_APPROVAL");
        journey.district().completes("RecordEstablishment", project, Journey.establishment("1000"));
        assertThatThrownBy(() -> journey.district().completes("SubmitFundApplication", project,
                Submission.fundApplication("compliant", "268.2")))
                .hasMessageContaining("“上报资金申请报告”须附“资金申请报告”、“初步设计概算批复”，尚未上传，请先上传附件再提交。");
    }

    @Test
    void theTypesSayWhereTheyAreRequired() {
        for (AttachmentType type : AttachmentType.values()) {
            assertThat(required.tasksOf(type)).isEqualTo(switch (type) {
                case ESTABLISHMENT_APPROVAL -> List.of("RecordEstablishment");
                case FUND_APPLICATION, ESTIMATE_APPROVAL -> List.of("SubmitFundApplication");
                default -> List.of();
            });
        }
    }

    @Test
    void aWrongConfigurationStopsTheStartWithItsName() {
        assertThatThrownBy(() -> configured(Map.of("ReportBegin", List.of("OTHER"))))
                .hasMessageContaining("measures.required-attachments 的键 ReportBegin 不正确");
        assertThatThrownBy(() -> configured(Map.of("ReportStart", List.of("CONTRACT"))))
                .hasMessageContaining("measures.required-attachments.ReportStart 的值 CONTRACT 不正确");
        // nothing can be uploaded at a task that belongs to no project
        assertThatThrownBy(() -> configured(Map.of("CollectApplications", List.of("OTHER"))))
                .hasMessageContaining("CollectApplications");
    }

    @Test
    void anEnvironmentVariableNamesATaskInOneCase() {
        assertThat(configured(Map.of("reportstart", List.of("CONSTRUCTION_CONTRACT"))).tasksOf(AttachmentType.CONSTRUCTION_CONTRACT))
                .containsExactly("ReportStart");
    }

    private RequiredAttachments configured(Map<String, List<String>> settings) {
        RequiredAttachments configured = new RequiredAttachments(new RequirementSettings(settings), catalogue, store, files);
        configured.afterSingletonsInstantiated();
        return configured;
    }

    private Attachment uploads(String project, String task, String type) {
        try {
            Path file = Files.write(directory.resolve("file"), Papers.pdf(type + " " + System.nanoTime()));
            return journey.district().as(() -> attachments.add(project, type, task, "文件.pdf", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
