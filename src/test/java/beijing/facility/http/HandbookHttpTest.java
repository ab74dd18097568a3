package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import beijing.facility.catalogue.CatalogueEntry;
import beijing.facility.catalogue.CatalogueEntry.Kind;
import beijing.facility.catalogue.ShippedCatalogue;
import beijing.facility.process.ProcessTest;

/** The handbook (操作手册), which must tell each role of each of its tasks. */
@ProcessTest
class HandbookHttpTest {

    private static final Pattern IMAGE = Pattern.compile("src=\"(/handbook/images/[a-z-]+\\.png)\"");
    /** Which page the members of a group read. */
    private static final Map<String, String> PAGES = Map.of("district-drc-${districtCode}", "district", "district-drc-${district}", "district",
            "dept-${department}", "department", "dept-${department}-${districtCode}", "district-department",
            "municipal-drc", "municipal", "municipal-drc-signer", "signer", "${consultedGroup}", "basics");

    @LocalServerPort
    int port;

    @Test
    void everyTaskIsInTheHandbookOfWhoseItIs() {
        List<CatalogueEntry> tasks = ShippedCatalogue.entries().stream().filter(entry -> entry.kind() == Kind.USER_TASK).toList();
        assertThat(tasks).hasSizeGreaterThan(28);
        for (CatalogueEntry task : tasks) {
            assertThat(PAGES).as("whose page is it that a member of the group reads").containsKey(task.candidateGroups());
            assertThat(page(PAGES.get(task.candidateGroups()))).as("%s of %s", task.name(), task.candidateGroups())
                    .contains("<td>" + task.name() + "</td>");
        }
    }

    @Test
    void everyPageHasItsPicturesAndNoScript() {
        for (String page : Set.of("basics", "district", "department", "district-department", "municipal", "signer", "auditor", "administrator")) {
            String text = page(page);
            assertThat(text).contains("操作手册", "aria-current=\"page\"").doesNotContain("<script", "th:", "[[", "${", "/api");
            Matcher image = IMAGE.matcher(text);
            assertThat(image.find()).as("a picture on %s", page).isTrue();
            do {
                assertThat(HttpOfficial.nobody(port).download(image.group(1)).type()).as(image.group(1)).isEqualTo("image/png");
            } while (image.find());
        }
    }

    @Test
    void theFiguresAreThoseInForce() {
        assertThat(page("municipal")).contains("比例不超过30%，合计不超过5000万元", "开工累计30%、进度60%累计80%、决算后累计100%");
        assertThat(page("district")).contains("自下达之日起30日内足额", "每月10日前");
        assertThat(page("department")).contains("收到之日起10日内");
    }

    @Test
    void thereIsNoOtherPage() {
        assertThat(HttpOfficial.nobody(port).get("/handbook/layout").status()).isEqualTo(404);
        assertThat(HttpOfficial.nobody(port).get("/handbook/..%2Fprint").status()).isIn(400, 404);
        assertThat(HttpOfficial.nobody(port).get("/handbook").expect(200).text()).contains("通用操作");
    }

    private String page(String path) {
        return HttpOfficial.nobody(port).get("/handbook/" + path).expect(200).text();
    }
}
