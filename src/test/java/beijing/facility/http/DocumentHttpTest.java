package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;

/** 批复 and 验收意见 as .docx, read back as an office program reads them. */
@ProcessTest
class DocumentHttpTest {

    private static final String APPROVAL = "/documents/approval.docx";
    private static final String ACCEPTANCE = "/documents/acceptance.docx";

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    @Test
    void theApprovalNamesWhatWasSigned() throws IOException {
        String project = journey.approved();
        HttpOfficial.Download download = HttpOfficial.of(port, "district-drc-110105").download("/api/projects/" + project + APPROVAL);
        assertThat(download.disposition()).contains("filename*=UTF-8''%E8%B5%84%E9%87%91").endsWith(project + ".docx");
        assertThat(text(download)).contains("京发改（审）〔2026〕9001号", "朝阳区发展改革委：", project,
                        "总投资1000万元（人民币壹仟万元整）", "补助资金236.4万元（人民币贰佰叁拾陆万肆仟元整）", "其余763.6万元",
                        "养老服务\t基本公共服务\t600\t", "合计\t不含公共及分摊部分\t1000\t840", "公共及分摊部分投资160万元",
                        "第二十五条", "第二十九条", "二〇二")
                .doesNotContain("{{", "}}", "[function]", "null");
    }

    /** A 批复 is not rewritten by what comes after it. */
    @Test
    void theApprovalStaysAsItWasSigned() throws IOException {
        String project = journey.overpaid();
        assertThat(text(HttpOfficial.of(port, "auditor").download("/api/projects/" + project + APPROVAL)))
                .contains("总投资1000万元（人民币壹仟万元整）", "补助资金236.4万元");
    }

    @Test
    void theAcceptanceNamesAreasOpinionsAndConclusion() throws IOException {
        String project = journey.accepted();
        assertThat(text(HttpOfficial.of(port, "auditor").download("/api/projects/" + project + ACCEPTANCE)))
                .contains("二〇二六年八月三十一日", "二〇二六年九月二十日", "养老服务\t基本公共服务\t600\t600", "合计\t\t1000\t1000",
                        "第1轮\t", "消防救援", "通过", "项目竣工验收通过", "朝阳区发展改革委")
                .doesNotContain("{{", "}}", "[round]", "null");
    }

    @Test
    void theAcceptanceSaysWhatIsOpenAndWhatFailed() throws IOException {
        HttpOfficial official = HttpOfficial.of(port, "district-drc-110105");
        assertThat(text(official.download("/api/projects/" + journey.inAcceptance() + ACCEPTANCE)))
                .contains("未反馈", "暂未形成验收结论").doesNotContain("验收通过");
        assertThat(text(official.download("/api/projects/" + journey.rectifying() + ACCEPTANCE)))
                .contains("婴幼儿托育\t普惠非基本公共服务\t300\t0", "未通过");
    }

    @Test
    void saysWhereThereIsNothingYet() {
        String project = journey.filed();
        HttpOfficial official = HttpOfficial.of(port, "district-drc-110105");
        assertThat(official.get("/api/projects/" + project + APPROVAL).expect(404).message()).contains(project, "尚未批复");
        assertThat(official.get("/api/projects/" + project + ACCEPTANCE).expect(404).message()).contains(project, "尚未组织竣工验收");
    }

    @Test
    void onlyWhoSeesTheFileGetsItsDocuments() {
        String project = journey.accepted();
        for (String document : List.of(APPROVAL, ACCEPTANCE)) {
            String path = "/projects/" + project + document;
            for (String user : List.of("district-drc-110105", "municipal-drc", "municipal-drc-signer", "auditor", "dept-health",
                    "dept-health-110105")) {
                assertThat(HttpOfficial.of(port, user).download("/api" + path).status()).as(user + path).isEqualTo(200);
            }
            for (String user : List.of("district-drc-110106", "dept-education", "dept-health-110106", "investment-platform",
                    "process-owner")) {
                assertThat(HttpOfficial.of(port, user).get("/api" + path).expect(404).message()).as(user).contains("没有您可以查看的项目");
            }
            HttpOfficial.nobody(port).get("/api" + path).expect(401);
            WebSession.anonymous(port).desk(path).expect(401);
            WebSession.signedIn(port, "district-drc-110105").desk(path).expect(200);
            WebSession.signedIn(port, "district-drc-110106").desk(path).expect(404);
        }
    }

    @Test
    void aNameIsTextAndNoField() throws IOException {
        String name = "{{subsidy}}<script>&[area]";
        String project = journey.filed(Journey.application().with("projectName", name));
        journey.allDepartmentsAgree(project);
        journey.municipal().completes("DetermineProject", project, Submission.decision("SELECT"));
        journey.district().completes("AssignResponsibility", project, Journey.responsibility());
        journey.district().completes("RecordEstablishment", project, Journey.establishment("1000"));
        journey.district().completes("SubmitFundApplication", project, Submission.fundApplication("compliant", "268.2"));
        journey.municipal().completes("ReviewFundApplication", project, Submission.decision("APPROVE").with("inclusiveRate", "20"));
        journey.signer().completes("SignFundApproval", project, Journey.signature());
        assertThat(text(HttpOfficial.of(port, "auditor").download("/api/projects/" + project + APPROVAL)))
                .contains("关于" + name);
    }

    private static String text(HttpOfficial.Download download) throws IOException {
        assertThat(download.status()).isEqualTo(200);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(download.body()));
                XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        }
    }
}
