package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.attachments.Papers;
import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.CreditCodes;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;
import jakarta.servlet.ServletContext;

/** The documents of a project of 朝阳区 (110105) that waits for its establishment (办理立项审批), over HTTP. */
@ProcessTest
class AttachmentHttpTest {

    private static final String TYPE = "ESTABLISHMENT_APPROVAL";
    private static final long MEGABYTE = 1024 * 1024;

    private static String project;
    private static int serial;

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ServletWebServerApplicationContext server;

    private HttpOfficial district;
    private String task;

    @BeforeEach
    void aProjectThatWaitsForItsEstablishment() {
        if (project == null) {
            project = journey.assigned();
        }
        district = HttpOfficial.of(port, "district-drc-110105");
        task = district.task("RecordEstablishment", project);
    }

    // what works

    @Test
    void aDocumentIsUploadedListedShownAndDownloadedAsItWas() {
        byte[] pdf = paper();
        JsonNode row = district.uploads(project, Multipart.upload(TYPE, task, "立项批复（正式）.PDF", pdf)).expect(201).json();

        assertThat(listed(row.get("id").asLong())).isEqualTo(row);
        assertThat(row.get("type").asText()).isEqualTo(TYPE);
        assertThat(row.get("typeLabel").asText()).isEqualTo("立项批复");
        assertThat(row.get("name").asText()).isEqualTo("立项批复（正式）.PDF");
        assertThat(row.get("size").asInt()).isEqualTo(pdf.length);
        assertThat(row.get("mediaType").asText()).isEqualTo("application/pdf");
        assertThat(row.get("uploadedBy").asText()).isEqualTo("district-drc-110105");
        assertThat(row.get("uploadedByName").asText()).isEqualTo("朝阳区发展改革委");
        assertThat(row.get("uploadedAt").asText()).endsWith("+08:00");
        assertThat(row.get("task").asText()).isEqualTo("RecordEstablishment");
        assertThat(row.get("taskName").asText()).isEqualTo("办理立项审批");
        assertThat(row.get("preview").asBoolean()).isTrue();
        assertThat(row.get("voided").isNull()).isTrue();

        HttpResponse<byte[]> download = district.fetches(path(row) + "/content");
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.body()).isEqualTo(pdf);
        assertThat(header(download, "Content-Disposition")).startsWith("attachment;")
                .contains("filename*=UTF-8''%E7%AB%8B%E9%A1%B9%E6%89%B9%E5%A4%8D");
        HttpResponse<byte[]> preview = district.fetches(path(row) + "/preview");
        assertThat(preview.body()).isEqualTo(pdf);
        assertThat(header(preview, "Content-Disposition")).startsWith("inline;");
        Stream.of(download, preview).forEach(AttachmentHttpTest::runsNothing);
    }

    @Test
    void whatIsLargerThanOneChunkComesBackByteByByte() {
        byte[] large = Arrays.copyOf(paper(), (int) (3 * MEGABYTE + 17));
        JsonNode row = uploaded("概算总表.pdf", large);
        assertThat(district.fetches(path(row) + "/content").body()).isEqualTo(large);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void eachFormatIsKnownByItsContent(String name, byte[] content, String mediaType, boolean preview) {
        JsonNode row = uploaded(name, content);
        assertThat(row.get("mediaType").asText()).isEqualTo(mediaType);
        assertThat(row.get("preview").asBoolean()).isEqualTo(preview);
        Answer shown = district.get(path(row) + "/preview");
        if (preview) {
            runsNothing(district.fetches(path(row) + "/preview"));
        } else {
            assertThat(shown.expect(422).message()).isEqualTo("附件“" + name + "”不能预览，请下载后查看。");
        }
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of("现场.jpg", Papers.image("jpg", 0x336699), "image/jpeg", true),
                Arguments.of("现场.jpeg", Papers.image("jpg", 0x993366), "image/jpeg", true),
                Arguments.of("图.png", Papers.image("png", 0x336699), "image/png", true),
                Arguments.of("报告.docx", Papers.docx("一"),
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false),
                Arguments.of("总表.xlsx", Papers.xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
                Arguments.of("旧报告.doc", Papers.compound("WordDocument"), "application/msword", false),
                Arguments.of("旧总表.xls", Papers.compound("Workbook"), "application/vnd.ms-excel", false),
                Arguments.of("公文.ofd", Papers.ofd(), "application/ofd", false));
    }

    @Test
    void documentsStayWithTheProjectWhenItsTaskIsDone() {
        String moving = journey.assigned();
        String open = district.task("RecordEstablishment", moving);
        JsonNode row = district.uploads(moving, Multipart.upload(TYPE, open, "批复.pdf", paper())).expect(201).json();
        district.completes("RecordEstablishment", moving, Journey.establishment("1000"));

        String path = "/api/projects/" + moving + "/attachments";
        JsonNode shown = HttpOfficial.of(port, "municipal-drc").get(path).expect(200).json();
        assertThat(shown.findValuesAsText("uploadedByName")).containsExactly("朝阳区发展改革委");
        assertThat(district.uploads(moving, Multipart.upload(TYPE, open, "批复2.pdf", paper())).expect(422).message())
                .contains("“任务”（taskId）", "不是项目" + moving + "的待办任务");
        assertThat(district.post(path + "/" + row.get("id") + "/void", Map.of("reason", "传错了")).expect(422).message())
                .contains("批复.pdf", "办理立项审批", "已经办结");
    }

    @Test
    void theTypesAndLimitsAreThereForWhoUploads() {
        JsonNode types = district.get("/api/attachment-types").expect(200).json();
        assertThat(types.findValuesAsText("label")).contains("立项批复", "初步设计概算批复", "资金申请报告", "竣工验收报告", "运营协议");
        assertThat(types.findValues("requiredAt")).allMatch(JsonNode::isEmpty);
        JsonNode limits = district.get("/api/attachment-limits").expect(200).json();
        assertThat(limits.get("maxSizeText").asText()).isEqualTo("50 MB");
        assertThat(limits.get("extensions").toString()).contains("pdf", "ofd").doesNotContain("zip", "svg", "htm");
    }

    // who

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            user                  | reads | uploads
            district-drc-110105   | 200   | 201
            district-drc-110106   | 404   | 404
            municipal-drc         | 200   | 403
            municipal-drc-signer  | 200   | 403
            auditor               | 200   | 403
            dept-health           | 200   | 403
            dept-sports           | 404   | 404
            dept-health-110105    | 404   | 404
            investment-platform   | 404   | 404
            process-owner         | 404   | 404
            admin                 | 404   | 404
            """)
    void whoSeesTheProjectReadsAndWhoWorksTheTaskUploads(String user, int reads, int uploads) {
        JsonNode row = uploaded("批复.pdf", paper());
        HttpOfficial official = HttpOfficial.of(port, user);
        assertThat(official.get("/api/projects/" + project + "/attachments").status()).isEqualTo(reads);
        assertThat(official.fetches(path(row) + "/content").statusCode()).isEqualTo(reads);
        assertThat(official.fetches(path(row) + "/preview").statusCode()).isEqualTo(reads);
        int before = count();
        Answer answer = official.uploads(project, Multipart.upload(TYPE, task, "新.pdf", paper())).expect(uploads);
        assertThat(count()).isEqualTo(uploads == 201 ? before + 1 : before);
        if (uploads == 403) {
            assertThat(answer.message()).isEqualTo("您不能办理此任务，不能上传附件。");
        }
        int voids = user.equals("district-drc-110105") ? 200 : uploads;
        official.post(path(row) + "/void", Map.of("reason", "误传")).expect(voids);
    }

    @Test
    void aDepartmentUploadsAtItsOwnTaskAndLeavesThoseOfOthersAlone() {
        String reviewed = journey.filed();
        HttpOfficial health = HttpOfficial.of(port, "dept-health");
        String hers = health.task("DepartmentOpinion", reviewed);
        JsonNode row = health.uploads(reviewed, Multipart.upload("DEPARTMENT_LETTER", hers, "意见函.pdf", paper())).expect(201).json();
        String path = "/api/projects/" + reviewed + "/attachments";

        HttpOfficial construction = HttpOfficial.of(port, "dept-housing-construction");
        assertThat(construction.get(path).expect(200).json().findValuesAsText("name")).containsExactly("意见函.pdf");
        construction.uploads(reviewed, Multipart.upload("DEPARTMENT_LETTER", hers, "另一.pdf", paper())).expect(403);
        construction.post(path + "/" + row.get("id") + "/void", Map.of("reason", "误传")).expect(403);
        district.uploads(reviewed, Multipart.upload("DEPARTMENT_LETTER", hers, "另一.pdf", paper())).expect(403);
        health.post(path + "/" + row.get("id") + "/void", Map.of("reason", "误传")).expect(200);
    }

    @Test
    void nobodyComesInUnknown() {
        JsonNode row = uploaded("批复.pdf", paper());
        HttpOfficial nobody = HttpOfficial.nobody(port);
        assertThat(nobody.get("/api/projects/" + project + "/attachments").status()).isEqualTo(401);
        assertThat(nobody.fetches(path(row) + "/content").statusCode()).isEqualTo(401);
        assertThat(nobody.uploads(project, Multipart.upload(TYPE, task, "新.pdf", paper())).status()).isEqualTo(401);
        assertThat(nobody.get("/api/attachment-types").status()).isEqualTo(401);

        WebSession anonymous = WebSession.anonymous(port);
        assertThat(anonymous.desk("/projects/" + project + "/attachments").status()).isEqualTo(401);
        assertThat(anonymous.desk("/projects/" + project + "/attachments/" + row.get("id") + "/content").status()).isEqualTo(401);
        assertThat(anonymous.desk("/projects/" + project + "/attachments", Multipart.upload(TYPE, task, "新.pdf", paper())).status())
                .isEqualTo(401);
    }

    @Test
    void aDocumentIsNotReadThroughAProjectThatOneMaySee() {
        JsonNode row = uploaded("批复.pdf", paper());
        String other = HttpOfficial.of(port, "district-drc-110106").filed(Submission
                .application("110106", "方庄芳星园服务站", "丰台区方庄芳星园二区").with("creditCode", CreditCodes.next(710_001)));
        HttpOfficial stranger = HttpOfficial.of(port, "district-drc-110106");
        String through = "/api/projects/" + other + "/attachments/" + row.get("id");
        assertThat(stranger.get(through + "/content").expect(404).message()).contains("没有编号为“" + row.get("id") + "”的附件");
        stranger.get(through + "/preview").expect(404);
        stranger.post(through + "/void", Map.of("reason", "试试")).expect(404);
        // nor is one brought in at the task of another project
        assertThat(district.uploads(project, Multipart.upload(TYPE, journeyTask(other), "新.pdf", paper())).status()).isEqualTo(422);
        assertThat(stranger.uploads(other, Multipart.upload(TYPE, task, "新.pdf", paper())).status()).isEqualTo(422);
    }

    @Test
    void theWebApplicationsUploadWithTheirTokenAndNotWithoutIt() {
        WebSession session = WebSession.signedIn(port, "district-drc-110105");
        String resource = "/projects/" + project + "/attachments";
        int before = count();
        assertThat(WebSession.signedIn(port, "district-drc-110105").forgedDesk(resource, Multipart.upload(TYPE, task, "伪造.pdf", paper())).status()).isEqualTo(403);
        assertThat(count()).isEqualTo(before);
        JsonNode row = session.desk(resource, Multipart.upload(TYPE, task, "网页.pdf", paper())).expect(201).json();
        assertThat(session.desk(resource).expect(200).json().findValuesAsText("name")).contains("网页.pdf");
        session.desk(resource + "/" + row.get("id") + "/content").expect(200);
        session.desk("/attachment-types").expect(200);

        WebSession stranger = WebSession.signedIn(port, "district-drc-110106");
        assertThat(stranger.desk(resource).status()).isEqualTo(404);
        assertThat(stranger.desk(resource + "/" + row.get("id") + "/content").status()).isEqualTo(404);
        assertThat(stranger.desk(resource, Multipart.upload(TYPE, task, "新.pdf", paper())).status()).isEqualTo(404);
    }

    // bad input

    @ParameterizedTest(name = "{0}")
    @MethodSource("fakes")
    void whatIsNotWhatItsNameSaysIsRefused(String name, byte[] content, String rule) {
        int before = count();
        Answer answer = district.uploads(project, Multipart.upload(TYPE, task, name, content)).expect(400);
        assertThat(answer.message()).contains("“文件”（file）“" + name + "”").contains(rule);
        assertThat(count()).isEqualTo(before);
    }

    static Stream<Arguments> fakes() {
        String mismatch = "的内容与扩展名不符";
        String format = "不能上传，只接受以下格式：pdf、jpg、jpeg、png、docx、xlsx、doc、xls、ofd。";
        return Stream.of(
                Arguments.of("程序.pdf", Papers.exe(), mismatch),
                Arguments.of("程序.exe", Papers.exe(), format),
                Arguments.of("图.svg", Papers.svg(), format),
                Arguments.of("图.png", Papers.svg(), mismatch),
                Arguments.of("页.html", Papers.html(), format),
                Arguments.of("页.pdf", Papers.html(), mismatch),
                Arguments.of("页.jpg", Papers.html(), mismatch),
                Arguments.of("包.zip", Papers.zip("a.txt", "a"), format),
                Arguments.of("包.docx", Papers.zip("a.txt", "a"), mismatch),
                Arguments.of("表.docx", Papers.xlsx(), mismatch),
                Arguments.of("宏.docx", Papers.zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<document/>", "word/vbaProject.bin", ""),
                        "含有宏，未保存"),
                Arguments.of("炸弹.docx", Papers.zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<document/>", "word/media/0.bmp",
                        "0".repeat(30_000_000)), "展开后的内容过大，未保存"),
                Arguments.of("脚本.pdf", new String(Papers.pdf("x"), java.nio.charset.StandardCharsets.ISO_8859_1)
                        .replace("<</Type/Catalog", "<</Type/Catalog/OpenAction<</S/Java#53cript/JS(app.alert(1))>>").getBytes(), "含有脚本"),
                Arguments.of("安装.doc", Papers.compound("Binary.Setup"), mismatch),
                Arguments.of("报告.doc", Papers.docx("一"), mismatch),
                Arguments.of("照片.jpg", Papers.image("png", 0x336699), mismatch),
                Arguments.of("坏.docx", "PK\3\4 nothing more".getBytes(), mismatch),
                Arguments.of("无扩展名", Papers.pdf("x"), format),
                Arguments.of("空.pdf", new byte[0], "是空文件"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd.pdf", "..\\\\..\\\\批复.pdf", "/etc/批复.pdf", "C:\\\\批复.pdf"})
    void aNameIsNoPath(String name) {
        assertThat(district.uploads(project, Multipart.upload(TYPE, task, name, paper())).expect(400).message())
                .startsWith("“文件名”（file）").contains("不得含有路径");
    }

    @Test
    void aNameThatIsTooLongOrTurnsAroundIsRefused() {
        for (int letters : new int[] {130, 200, 500}) {
            assertThat(district.uploads(project, Multipart.upload(TYPE, task, "长".repeat(letters) + ".pdf", paper())).expect(400).message())
                    .contains("“文件名”（file）", "共" + (letters + 4) + "个字，最多120个字");
        }
        assertThat(district.uploads(project, Multipart.upload(TYPE, task, "批复\u202Efdp.exe.pdf", paper())).expect(400).message())
                .contains("“文件名”（file）", "不可显示的控制字符");
    }

    @Test
    void aScriptInANameIsText() {
        JsonNode row = uploaded("<img src=x onerror=alert(1)>.pdf", paper());
        assertThat(row.get("name").asText()).isEqualTo("<img src=x onerror=alert(1)>.pdf");
        assertThat(header(district.fetches("/api/projects/" + project + "/attachments"), "Content-Type")).startsWith("application/json");
        assertThat(header(district.fetches(path(row) + "/content"), "Content-Disposition")).doesNotContain("\n", "\r")
                .startsWith("attachment;");
        district.uploads(project, Multipart.upload(TYPE, task, "<b>x</b>.exe", Papers.exe())).expect(400);
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        assertThat(district.uploads(project, Multipart.fields(TYPE, task)).expect(400).message()).contains("“文件”（file）不能为空");
        assertThat(district.uploads(project, Multipart.upload(null, task, "批复.pdf", paper())).expect(400).message())
                .isEqualTo("“附件类型”（type）不能为空。");
        assertThat(district.uploads(project, Multipart.upload("PHOTO", task, "批复.pdf", paper())).expect(400).message())
                .contains("“附件类型”（type）填写的“PHOTO”不正确", "ESTABLISHMENT_APPROVAL");
        assertThat(district.uploads(project, Multipart.upload(TYPE, null, "批复.pdf", paper())).expect(400).message())
                .contains("“任务”（taskId）不能为空");
        assertThat(district.uploads(project, Multipart.upload(TYPE, "no-such-task", "批复.pdf", paper())).expect(422).message())
                .contains("“任务”（taskId）填写的“no-such-task”");
        assertThat(district.post("/api/projects/" + project + "/attachments", Map.of()).expect(400).message())
                .contains("multipart/form-data");
        district.get("/api/projects/" + project + "/attachments/0/content").expect(404);
        district.get("/api/projects/" + project + "/attachments/abc/content").expect(404);
        district.get("/api/projects/110105-2026-9999/attachments").expect(404);
    }

    @ParameterizedTest(name = "{0} MB")
    @ValueSource(ints = {51, 200})
    void whatIsTooLargeIsRefusedWithASentenceAndLeavesNothing(int megabytes) throws IOException {
        int before = count();
        int chunks = chunks();
        Answer answer = district.uploads(project, Multipart.fields(TYPE, task)
                .file("大.pdf", () -> new Endless(megabytes * MEGABYTE), megabytes * MEGABYTE));
        assertThat(answer.expect(413).message()).contains("“文件”（file）过大", "共" + megabytes + " MB", "单个文件不得超过50 MB");
        assertThat(count()).isEqualTo(before);
        assertThat(chunks()).isEqualTo(chunks);
        assertThat(leftBehind()).isEmpty();
        assertThat(district.get("/api/projects/" + project + "/attachments").status()).isEqualTo(200);
    }

    @Test
    void nothingIsLeftBehindOnTheDisk() throws IOException {
        uploaded("批复.pdf", paper());
        district.uploads(project, Multipart.upload(TYPE, task, "程序.pdf", Papers.exe())).expect(400);
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void theEngineTakesNoDocumentsBesideThese() {
        assertThat(district.sends("/engine-rest/task/" + task + "/attachment/create", Multipart.engine("页.html", Papers.html()))
                .expect(422).message()).isEqualTo("附件请在项目档案的“附件”中上传。");
        assertThat(district.get("/engine-rest/task/" + task + "/attachment").expect(200).json()).isEmpty();
    }

    @Test
    void thePageThatDrawsAPdfIsASandboxByItself() {
        HttpResponse<byte[]> viewer = HttpOfficial.nobody(port).fetches("/desk/pdf-viewer.html");
        assertThat(viewer.statusCode()).isEqualTo(200);
        assertThat(header(viewer, "Content-Security-Policy")).startsWith("sandbox allow-scripts;").contains("default-src 'none'")
                .doesNotContain("allow-same-origin", "'unsafe-eval'");
    }

    // twice, and void

    @Test
    void theSameContentIsTakenOnceUntilItIsVoid() {
        byte[] pdf = paper();
        JsonNode row = uploaded("批复.pdf", pdf);
        assertThat(district.uploads(project, Multipart.upload(TYPE, task, "批复-副本.pdf", pdf)).expect(422).message())
                .contains("“批复-副本.pdf”", "立项批复“批复.pdf”", "内容完全相同");
        district.uploads(project, Multipart.upload("OTHER", task, "批复.pdf", pdf)).expect(201);

        assertThat(district.post(path(row) + "/void", Map.of()).expect(400).message()).contains("“作废原因”（reason）不能为空");
        assertThat(district.post(path(row) + "/void", Map.of("reason", "长".repeat(201))).expect(400).message())
                .contains("共201个字，最多200个字");
        JsonNode voided = district.post(path(row) + "/void", Map.of("reason", "<b>文号有误</b>")).expect(200).json().get("voided");
        assertThat(voided.get("by").asText()).isEqualTo("district-drc-110105");
        assertThat(voided.get("reason").asText()).isEqualTo("<b>文号有误</b>");
        assertThat(listed(row.get("id").asLong()).get("voided")).isEqualTo(voided);
        assertThat(district.post(path(row) + "/void", Map.of("reason", "再次")).expect(422).message()).contains("已经作废");
        assertThat(district.fetches(path(row) + "/content").body()).isEqualTo(pdf);

        district.uploads(project, Multipart.upload(TYPE, task, "批复.pdf", pdf)).expect(201);
    }

    @Test
    void twoUploadsAtOnceBothComeInUnlessTheyAreTheSame() throws Exception {
        byte[] same = paper();
        assertThat(atOnce(() -> district.uploads(project, Multipart.upload(TYPE, task, "甲.pdf", same)).status(),
                () -> district.uploads(project, Multipart.upload(TYPE, task, "乙.pdf", same)).status())).containsExactlyInAnyOrder(201, 422);
        byte[] one = paper();
        byte[] another = paper();
        assertThat(atOnce(() -> district.uploads(project, Multipart.upload(TYPE, task, "甲.pdf", one)).status(),
                () -> district.uploads(project, Multipart.upload(TYPE, task, "乙.pdf", another)).status())).containsExactly(201, 201);
    }

    @Test
    void theDatabaseKeepsWhatIsThere() {
        JsonNode row = uploaded("批复.pdf", paper());
        Stream.of("delete from attachment", "delete from attachment_chunk", "truncate attachment cascade",
                "update attachment_chunk set content = ''", "update attachment set name = 'x.pdf' where id = " + row.get("id"),
                "update attachment set name = 'x.pdf', void_reason = 'x', voided_by = 'x', voided_at = now() where id = " + row.get("id"))
                .forEach(statement -> assertThatThrownBy(() -> jdbc.sql(statement).update())
                        .hasStackTraceContaining("ERROR"));
        assertThat(listed(row.get("id").asLong())).isEqualTo(row);
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> another) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = Stream.of(one, another).map(work -> people.submit(() -> {
                start.await();
                return work.call();
            })).toList();
            start.countDown();
            return List.of(answers.get(0).get(), answers.get(1).get());
        } finally {
            people.shutdown();
        }
    }

    private String journeyTask(String of) {
        return HttpOfficial.of(port, "admin").tasks(of).get(0).get("id").asText();
    }

    private static byte[] paper() {
        return Papers.pdf("Paper " + ++serial);
    }

    private JsonNode uploaded(String name, byte[] content) {
        return district.uploads(project, Multipart.upload(TYPE, task, name, content)).expect(201).json();
    }

    private JsonNode listed(long id) {
        for (JsonNode row : district.get("/api/projects/" + project + "/attachments").expect(200).json()) {
            if (row.get("id").asLong() == id) {
                return row;
            }
        }
        throw new AssertionError("not listed: " + id);
    }

    private static String path(JsonNode row) {
        return "/api/projects/" + project + "/attachments/" + row.get("id").asLong();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static void runsNothing(HttpResponse<byte[]> response) {
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "Content-Security-Policy")).startsWith("sandbox;").contains("default-src 'none'");
        assertThat(header(response, "Content-Type")).matches("application/pdf|image/(png|jpeg)");
    }

    private int count() {
        return jdbc.sql("select count(*) from attachment").query(Integer.class).single();
    }

    private int chunks() {
        return jdbc.sql("select count(*) from attachment_chunk").query(Integer.class).single();
    }

    /** Files of uploads where the server and we put them. */
    private List<Path> leftBehind() throws IOException {
        Path parts = ((File) server.getServletContext().getAttribute(ServletContext.TEMPDIR)).toPath();
        try (Stream<Path> uploads = Files.walk(parts); Stream<Path> ours = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return Stream.concat(uploads.filter(Files::isRegularFile).filter(file -> file.getFileName().toString().startsWith("upload_")),
                    ours.filter(file -> file.getFileName().toString().startsWith("attachment"))).toList();
        }
    }

    /** So many zeros, made as they are asked for. */
    private static final class Endless extends InputStream {
        private long left;

        private Endless(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int given = (int) Math.min(length, left);
            Arrays.fill(buffer, from, from + given, (byte) 0);
            left -= given;
            return given;
        }
    }
}
