package beijing.facility.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;

/** What an official sees a form compute, with the figures of the regulation that the server gives it. */
@ProcessTest
class FormFiguresBrowserTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    @BeforeAll
    static void needsChromium() {
        assumeTrue(Browser.present(), "跳过浏览器测试：本机没有 chromium 和 chromedriver。Browser tests skipped: no Chromium here.");
    }

    @Test
    void aStartFormShowsTheRegulationAndCountsByIt() {
        try (Tasklist district = Tasklist.signIn(port, "district-drc-" + Journey.DISTRICT)) {
            district.opensStartForm("项目变更");
            district.waitsFor("基本公共服务30%，普惠非基本最高30%，合计不超过5000万元（第二十三条）");
            assertThat(district.page()).contains("原则上不少于3项（第七条）", "不少于2项（第七条）", "养老服务、婴幼儿托育、儿童托管、社区助餐")
                    .doesNotContain("{{", "policy");
            district.types("elderlyCare_basicArea", "600");
            district.types("elderlyCare_basicInvestment", "480");
            district.types("infantCare_inclusiveArea", "300");
            district.types("infantCare_inclusiveInvestment", "270");
            district.types("communityMeals_commercialArea", "100");
            district.types("communityMeals_commercialInvestment", "90");
            district.types("sharedInvestment", "160");
            district.types("totalInvestment", "1000");
            district.waitsFor("268.2");
            district.waitsFor("一致");
            assertThat(district.page()).contains("172.8", "95.4");
        }
    }

    @Test
    void theReviewerSeesWhatHerRateComesTo() {
        String project = journey.appliedFor();
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            municipal.opensTask("审核资金申请报告", project);
            municipal.waitsFor("补助测算（第二十三条）");
            assertThat(municipal.page()).contains("测算补助合计（普惠按最高比例30%）", "0至30，最多两位小数；批准时必填").doesNotContain("{{", "policy");
            municipal.claims();
            municipal.types("inclusiveRate", "20");
            municipal.waitsFor("拟批复236.4万元（2364000元）");
            municipal.screenshot("review-figures");
        }
    }

    @Test
    void theSubsidyStandsBesideTheDecisionOnTheProject() {
        String project = journey.determinable();
        try (Tasklist municipal = Tasklist.signIn(port, "municipal-drc")) {
            municipal.opensTask("统筹确定项目", project);
            municipal.waitsFor("测算补助合计（普惠按最高比例30%）");
            String page = municipal.page();
            assertThat(page.indexOf("确定结论")).isBetween(page.indexOf("补助测算（第二十三条）"), page.indexOf("申报内容"));
            municipal.screenshot("determination-order");
        }
    }
}
