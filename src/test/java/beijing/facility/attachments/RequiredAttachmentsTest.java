package beijing.facility.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial;
import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.http.Multipart;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;
import beijing.facility.project.ProjectFiles;

/** A house that asks for documents and has a virus scanner. */
@ProcessTest
@TestPropertySource(properties = {
        "measures.required-attachments.RecordEstablishment=ESTABLISHMENT_APPROVAL",
        "measures.required-attachments.SubmitFundApplication=FUND_APPLICATION,ESTIMATE_APPROVAL"})
class RequiredAttachmentsTest {

    private static final FakeClamd CLAMD = new FakeClamd();

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    RepositoryService repository;
    @Autowired
    AttachmentStore store;
    @Autowired
    ProjectFiles files;
    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void clamd(DynamicPropertyRegistry registry) {
        registry.add("facility.attachments.clamav.host", () -> "127.0.0.1");
        registry.add("facility.attachments.clamav.port", CLAMD::port);
    }

    @AfterEach
    void theScannerWorksAgain() {
        CLAMD.breaks(null);
    }

    @AfterAll
    static void theScannerStops() {
        CLAMD.close();
    }

    @Test
    void aTaskIsNotCompletedWithoutItsDocuments() {
        String project = journey.assigned();
        HttpOfficial district = HttpOfficial.of(port, "district-drc-110105");
        String task = district.task("RecordEstablishment", project);

        Answer refused = district.submits(task, Journey.establishment("1000")).expect(422);
        assertThat(refused.message()).isEqualTo("“办理立项审批”须附“立项批复”，尚未上传，请先上传附件再提交。");
        assertThat(district.post("/engine-rest/task/" + task + "/complete", Map.of()).expect(422).message()).contains("立项批复");
        assertThat(district.task("RecordEstablishment", project)).isEqualTo(task);
        assertThat(district.project(project).get("decisions").toString()).doesNotContain("ESTABLISH");

        // neither a document of another type nor one that is void will do
        uploads(district, project, task, "OTHER").expect(201);
        JsonNode row = uploads(district, project, task, "ESTABLISHMENT_APPROVAL").expect(201).json();
        district.post("/api/projects/" + project + "/attachments/" + row.get("id") + "/void", Map.of("reason", "文号有误")).expect(200);
        district.submits(task, Journey.establishment("1000")).expect(422);

        uploads(district, project, task, "ESTABLISHMENT_APPROVAL").expect(201);
        district.submits(task, Journey.establishment("1000")).expect(204);

        String next = district.task("SubmitFundApplication", project);
        assertThat(district.submits(next, Submission.fundApplication("compliant", "268.2")).expect(422).message())
                .isEqualTo("“上报资金申请报告”须附“资金申请报告”、“初步设计概算批复”，尚未上传，请先上传附件再提交。");
    }

    @Test
    void theTypesSayWhereTheyAreRequired() {
        for (JsonNode type : HttpOfficial.of(port, "auditor").get("/api/attachment-types").expect(200).json()) {
            List<String> tasks = switch (type.get("type").asText()) {
                case "ESTABLISHMENT_APPROVAL" -> List.of("RecordEstablishment");
                case "FUND_APPLICATION", "ESTIMATE_APPROVAL" -> List.of("SubmitFundApplication");
                default -> List.of();
            };
            assertThat(type.get("requiredAt")).map(JsonNode::asText).containsExactlyElementsOf(tasks);
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
    void whatIsInfectedOrCanNotBeScannedIsNotTaken() {
        String project = journey.assigned();
        HttpOfficial district = HttpOfficial.of(port, "district-drc-110105");
        String task = district.task("RecordEstablishment", project);
        int before = chunks();
        assertThat(district.uploads(project, Multipart.upload("OTHER", task, "带毒.pdf", Papers.pdf(FakeClamd.VIRUS))).expect(400).message())
                .isEqualTo("“文件”（file）“带毒.pdf”含有病毒（Eicar-Test-Signature），未保存。");
        CLAMD.breaks("INSTREAM size limit exceeded. ERROR");
        assertThat(uploads(district, project, task, "OTHER").expect(503).message()).contains("病毒扫描服务暂时不可用", "未保存");
        assertThat(district.get("/api/projects/" + project + "/attachments").expect(200).json()).isEmpty();
        assertThat(chunks()).isEqualTo(before);
        CLAMD.breaks(null);
        uploads(district, project, task, "OTHER").expect(201);
    }

    @Test
    void anEnvironmentVariableNamesATaskInOneCase() {
        assertThat(configured(Map.of("reportstart", List.of("CONSTRUCTION_CONTRACT"))).tasksOf(AttachmentType.CONSTRUCTION_CONTRACT))
                .containsExactly("ReportStart");
    }

    private RequiredAttachments configured(Map<String, List<String>> settings) {
        RequiredAttachments required = new RequiredAttachments(new RequirementSettings(settings), repository, store, files);
        required.afterSingletonsInstantiated();
        return required;
    }

    private Answer uploads(HttpOfficial official, String project, String task, String type) {
        return official.uploads(project, Multipart.upload(type, task, "文件.pdf", Papers.pdf(type + " " + System.nanoTime())));
    }

    private int chunks() {
        return jdbc.sql("select count(*) from attachment_chunk").query(Integer.class).single();
    }
}
