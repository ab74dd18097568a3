package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.http.HttpOfficial.Download;
import beijing.facility.process.Journey;
import beijing.facility.process.Officials.Official;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/** The paper beside the signature says what will be issued, to those whose signature or review it waits for, and to the auditor. */
@ProcessTest
class PaperHttpTest {

    private static final String MARK = "预览，未签批";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    JdbcClient jdbc;

    @Test
    void theApprovalIsIssuedAsItWasShown() throws IOException {
        String project = journey.reviewed();
        Download shown = paper("municipal-drc-signer", task(journey.signer(), "SignFundApproval", project),
                Map.of("approvalNumber", "京发改（审）〔2026〕9001号"));
        assertThat(shown.disposition()).contains("%E6%9C%AA%E7%AD%BE%E6%89%B9.docx");
        journey.signer().completes("SignFundApproval", project, Journey.signature());
        String issued = text(HttpOfficial.of(port, "auditor").download("/api/projects/" + project + "/documents/approval.docx"));
        assertThat(issued).doesNotContain("预览").contains("京发改（审）〔2026〕9001号", "补助资金236.4万元");
        assertThat(text(shown)).startsWith(MARK).isEqualTo(MARK + "\n" + issued);
    }

    @Test
    void theAdjustmentIsIssuedAsItWasShown() throws IOException {
        String project = journey.changeReviewed();
        Download shown = paper("municipal-drc-signer", task(journey.signer(), "SignSubsidyAdjustment", project),
                Map.of("adjustmentNumber", "京发改（审）〔2026〕9201号"));
        HttpOfficial auditor = HttpOfficial.of(port, "auditor");
        String path = "/api/projects/" + project + "/documents/adjustment-1.docx";
        assertThat(auditor.get(path).expect(404).message()).isEqualTo("项目“" + project + "”没有第1次补助调整的批复文件。");
        journey.signer().completes("SignSubsidyAdjustment", project, Journey.adjustment());
        String issued = text(auditor.download(path));
        assertThat(issued).contains("京发改（审）〔2026〕9201号", "补助资金调整的批复", "朝阳区发展改革委：", "京发改（审）〔2026〕9001号批复",
                        "调整前市级补助资金236.4万元", "京朝阳发改（审）〔2026〕9101号（二〇二六年十月八日）", "总投资（万元）\t1000\t700",
                        "养老服务·基本公共服务投资（万元）\t480\t180", "同意市级补助资金由236.4万元调整为", "第二十八条")
                .doesNotContain("预览", "{{", "[item]", "null", "建筑面积（平方米）\t0");
        assertThat(text(shown)).isEqualTo(MARK + "\n" + issued);
        assertThat(auditor.get("/api/projects/" + project + "/dossier").json().get("documents").findValuesAsText("path"))
                .contains("projects/" + project + "/documents/adjustment-1.docx");
        auditor.get("/api/projects/" + project + "/documents/adjustment-2.docx").expect(404);
        HttpOfficial.of(port, "district-drc-110106").get(path).expect(404);
        HttpOfficial.nobody(port).get(path).expect(401);
    }

    @Test
    void whatStandsInTheFormIsUnderstoodAsWhenItIsHandedIn() throws IOException {
        String project = journey.reviewed();
        String task = task(journey.signer(), "SignFundApproval", project);
        assertThat(text(paper("municipal-drc-signer", task, Map.of()))).contains("（文号待填）");
        assertThat(text(paper("municipal-drc-signer", task, Map.of("approvalNumber", " {{subsidy}} <b> ", "approvalDate", "２０２６年1月5日"))))
                .contains("{{subsidy}} <b>", "二〇二六年一月五日");
        HttpOfficial signer = HttpOfficial.of(port, "municipal-drc-signer");
        String before = state(project);
        assertThat(signer.get(address(task, Map.of("approvalNumber", "京发\u200b改"))).expect(400).message()).contains("批复文号", "第3个字");
        assertThat(signer.get(address(task, Map.of("approvalNumber", "号".repeat(201)))).expect(400).message()).contains("批复文号", "最多");
        assertThat(signer.get(address(task, Map.of("approvalDate", "2026-02-30"))).expect(400).message()).contains("批复日期", "2026-02-30");
        assertThat(signer.get(address(task, Map.of("approvalDate", "2099-01-01"))).expect(422).message()).contains("批复日期", "不得晚于今天");
        assertThat(state(project)).isEqualTo(before);
    }

    @Test
    void theReviewerSeesTheAmountOfTheRateInHerForm() throws IOException {
        String project = journey.appliedFor();
        String task = task(journey.municipal(), "ReviewFundApplication", project);
        assertThat(text(paper("municipal-drc", task, Map.of()))).contains("（待核定）", MARK);
        assertThat(text(paper("municipal-drc", task, Map.of("inclusiveRate", "２０％")))).contains("补助资金236.4万元", MARK);
        HttpOfficial reviewer = HttpOfficial.of(port, "municipal-drc");
        assertThat(reviewer.get(address(task, Map.of("inclusiveRate", "31"))).expect(422).message()).contains("普惠补助比例", "30%");
        assertThat(reviewer.get(address(task, Map.of("inclusiveRate", "1.2.3"))).expect(400).message()).contains("普惠补助比例", "1.2.3");
    }

    @Test
    void nobodyElseSeesIt() {
        String reviewed = journey.reviewed();
        String task = task(journey.signer(), "SignFundApproval", reviewed);
        String change = task(journey.signer(), "SignSubsidyAdjustment", journey.changeReviewed());
        for (String open : List.of(task, change)) {
            for (String user : List.of("municipal-drc-signer", "auditor")) {
                assertThat(paper(user, open, Map.of()).status()).as(user).isEqualTo(200);
            }
            for (String user : List.of("municipal-drc", "municipal-drc-2", "district-drc-110105", "district-drc-110106", "dept-health",
                    "dept-health-110105", "investment-platform", "process-owner", "admin")) {
                assertThat(HttpOfficial.of(port, user).get(address(open, Map.of())).expect(404).message()).as(user).startsWith("没有您可以查看的");
            }
            HttpOfficial.nobody(port).get(address(open, Map.of())).expect(401);
            WebSession.anonymous(port).desk("/tasks/" + open + "/paper").expect(401);
            WebSession.signedIn(port, "municipal-drc-signer").desk("/tasks/" + open + "/paper").expect(200);
            WebSession.signedIn(port, "district-drc-110105").desk("/tasks/" + open + "/paper").expect(404);
        }
        journey.signer().completes("SignFundApproval", reviewed, Journey.signature());
        assertThat(HttpOfficial.of(port, "municipal-drc-signer").get(address(task, Map.of())).expect(404).message()).startsWith("没有您可以查看的此项任务");
    }

    @Test
    void otherTasksIssueNoPaper() {
        String project = journey.determinable();
        assertThat(HttpOfficial.of(port, "municipal-drc").get(address(task(journey.municipal(), "DetermineProject", project), Map.of()))
                .expect(404).message()).isEqualTo("此环节不签发公文，没有可以预览的文件。");
        assertThat(HttpOfficial.of(port, "municipal-drc").get("/api/tasks/no-such-task/paper").expect(404).message()).startsWith("没有您可以查看的此项任务");
    }

    @Test
    void theNextNumberIsProposedThatNobodyHas() {
        String series = "京发改（测" + System.nanoTime() % 100_000 + "）〔";
        int year = LocalDate.now().getYear();
        for (String number : List.of(year - 1 + "〕77号", year + "〕009号", year + "〕005号")) {
            journey.signer().completes("SignFundApproval", journey.reviewed(), Journey.signature().with("approvalNumber", series + number));
        }
        String task = task(journey.signer(), "SignFundApproval", journey.reviewed());
        JsonNode proposed = HttpOfficial.of(port, "municipal-drc-signer").get("/api/tasks/" + task + "/next-number").expect(200).json();
        assertThat(proposed.get("field").asText()).isEqualTo("approvalNumber");
        assertThat(proposed.get("number").asText()).isEqualTo(series + year + "〕010号");
        for (String user : List.of("municipal-drc", "district-drc-110105", "dept-health", "admin", "process-owner")) {
            HttpOfficial.of(port, user).get("/api/tasks/" + task + "/next-number").expect(404);
        }
        HttpOfficial.nobody(port).get("/api/tasks/" + task + "/next-number").expect(401);
        // in another series, or in none
        journey.signer().completes("SignFundApproval", journey.reviewed(), Journey.signature().with("approvalNumber", "文号待定"));
        HttpOfficial.of(port, "municipal-drc-signer").get("/api/tasks/" + task + "/next-number").expect(204);
        String review = task(journey.municipal(), "ReviewFundApplication", journey.appliedFor());
        HttpOfficial.of(port, "municipal-drc").get("/api/tasks/" + review + "/next-number").expect(404);
    }

    @Test
    void anAmountThatStaysIsSaidToStay() throws IOException {
        String project = journey.completedSteps();
        journey.district().starts("project-change", Journey.change(project).with("address", "劲松四区412号楼")
                .with("totalInvestment", "910").json("communityMeals", "{}"));
        journey.district().completes("RecordChangeProcedures", project, Journey.procedures());
        journey.municipal().completes("ReviewSubsidyAdjustment", project, Submission.decision("APPROVE").with("inclusiveRate", "20")
                .with("exceptionAccepted", true));
        String task = task(journey.signer(), "SignSubsidyAdjustment", project);
        assertThat(text(paper("auditor", task, Map.of()))).contains("市级补助资金维持236.4万元", "劲松四区412号楼", "（文号待填）");
    }

    private Download paper(String user, String task, Map<String, String> typed) {
        return HttpOfficial.of(port, user).download(address(task, typed));
    }

    private static String address(String task, Map<String, String> typed) {
        StringBuilder address = new StringBuilder("/api/tasks/" + task + "/paper?");
        typed.forEach((key, value) -> address.append(key).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('&'));
        return address.toString();
    }

    private String state(String project) {
        return jdbc.sql("select p.version || '/' || (select count(*) from decision) from project p where p.number = ?").param(project)
                .query(String.class).single();
    }

    private static String task(Official official, String key, String project) {
        return official.task(key, project).getId();
    }

    private static String text(Download download) throws IOException {
        assertThat(download.status()).isEqualTo(200);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(download.body()));
                XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        }
    }
}
