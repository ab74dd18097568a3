package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import com.fasterxml.jackson.databind.JsonNode;

import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.workflow.BeijingClock;

/** 项目台账 as .xlsx, read back as an office program reads it. */
@ProcessTest
class LedgerHttpTest {

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;

    @Test
    void showsAProjectWithItsMoneyAndDates() throws IOException {
        String project = journey.funded();
        HttpOfficial.Download download = HttpOfficial.of(port, "district-drc-110105").download("/api/projects.xlsx");
        assertThat(download.status()).isEqualTo(200);
        String name = URLDecoder.decode(download.disposition().split("filename\\*=UTF-8''")[1], StandardCharsets.UTF_8);
        assertThat(name).isEqualTo("项目台账-" + LocalDate.now(BeijingClock.ZONE) + ".xlsx");
        XSSFSheet sheet = sheet(download);
        assertThat(texts(sheet.getRow(0))).startsWith("项目编号", "项目名称", "所属区", "项目单位", "状态", "服务功能", "总投资（元）");
        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();

        Row row = row(sheet, project);
        assertThat(texts(row).subList(2, 3)).containsExactly("朝阳区");
        assertThat(texts(row).subList(4, 6)).containsExactly("建设中", "养老服务、婴幼儿托育、社区助餐");
        assertThat(IntStream.rangeClosed(6, 11).mapToObj(column -> amount(row.getCell(column))))
                .containsExactly(yuan("10000000"), yuan("2682000"), yuan("2364000"), yuan("709200"), yuan("709200"), yuan("0"));
        assertThat(row.getCell(15).getLocalDateTimeCellValue().toLocalDate()).isEqualTo("2026-07-01");
    }

    @Test
    void sumsToTheFen() throws IOException {
        for (String fen : List.of("0.01", "0.02", "0.08")) {
            journey.filed(Journey.application().with("totalInvestment", "1000.0000" + fen.substring(2))
                    .with("sharedInvestment", "160.0000" + fen.substring(2)));
        }
        HttpOfficial official = HttpOfficial.of(port, "municipal-drc");
        XSSFSheet sheet = sheet(official.download("/api/projects.xlsx"));
        Row sums = sheet.getRow(sheet.getLastRowNum());
        BigDecimal total = BigDecimal.ZERO;
        for (int page = 0, pages = 1; page < pages; page++) {
            JsonNode listed = official.get("/api/projects?size=200&page=" + page).expect(200).json();
            pages = (listed.get("totalElements").asInt() + 199) / 200;
            for (JsonNode project : listed.get("content")) {
                total = total.add(new BigDecimal(project.get("totalInvestment").asText()));
            }
        }
        assertThat(total.stripTrailingZeros().scale()).as("there are 分").isEqualTo(2);
        Cell sum = sums.getCell(6);
        assertThat(sum.getCellFormula()).isEqualTo("SUM(G2:G" + sheet.getLastRowNum() + ")");
        assertThat(amount(sum)).isEqualTo(total.setScale(2));
        assertThat(amount(sum)).isEqualTo(IntStream.range(1, sheet.getLastRowNum())
                .mapToObj(row -> amount(sheet.getRow(row).getCell(6))).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://a\",\"b\")", "+1", "-1", "@SUM(A1)"})
    void aNameThatLooksLikeAFormulaStaysText(String name) throws IOException {
        String project = journey.filed(Journey.application().with("projectName", name));
        Cell cell = row(sheet(HttpOfficial.of(port, "auditor").download("/api/projects.xlsx")), project).getCell(1);
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue()).isEqualTo(name);
        assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
    }

    @Test
    void hasTheFiltersOfTheList() throws IOException {
        String filed = journey.filed();
        String approved = journey.approved();
        HttpOfficial official = HttpOfficial.of(port, "municipal-drc");
        assertThat(numbers(sheet(official.download("/api/projects.xlsx?status=APPROVED")))).contains(approved).doesNotContain(filed);
        assertThat(numbers(sheet(official.download("/api/projects.xlsx?district=110105&status=UNDER_REVIEW"))))
                .contains(filed).doesNotContain(approved);
        assertThat(numbers(sheet(official.download("/api/projects.xlsx?district=110106")))).isEmpty();
        assertThat(official.get("/api/projects.xlsx?district=999999").expect(400).message()).contains("district", "999999");
        assertThat(official.get("/api/projects.xlsx?status=X").expect(400).message()).contains("status", "X");
    }

    @Test
    void showsToEachWhatTheListShowsHer() throws IOException {
        String project = journey.filed();
        for (String user : List.of("district-drc-110105", "municipal-drc", "municipal-drc-signer", "auditor", "dept-health")) {
            assertThat(numbers(sheet(HttpOfficial.of(port, user).download("/api/projects.xlsx")))).as(user).contains(project);
        }
        for (String user : List.of("district-drc-110106", "dept-education", "dept-health-110105", "investment-platform", "process-owner")) {
            assertThat(numbers(sheet(HttpOfficial.of(port, user).download("/api/projects.xlsx")))).as(user).doesNotContain(project);
        }
        HttpOfficial.nobody(port).get("/api/projects.xlsx").expect(401);
        WebSession.anonymous(port).desk("/projects.xlsx").expect(401);
        WebSession.signedIn(port, "district-drc-110105").desk("/projects.xlsx").expect(200);
    }

    private static XSSFSheet sheet(HttpOfficial.Download download) throws IOException {
        assertThat(download.status()).isEqualTo(200);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(download.body()))) {
            return workbook.getSheetAt(0);
        }
    }

    private static List<String> numbers(XSSFSheet sheet) {
        List<String> numbers = new ArrayList<>();
        for (int row = 1; row < sheet.getLastRowNum(); row++) {
            numbers.add(sheet.getRow(row).getCell(0).getStringCellValue());
        }
        return numbers;
    }

    private static Row row(XSSFSheet sheet, String project) {
        return StreamSupport.stream(sheet.spliterator(), false)
                .filter(row -> row.getCell(0).getStringCellValue().equals(project)).findFirst().orElseThrow();
    }

    private static List<String> texts(Row row) {
        return StreamSupport.stream(row.spliterator(), false).map(Object::toString).toList();
    }

    private static BigDecimal amount(Cell cell) {
        return new BigDecimal(String.valueOf(cell.getNumericCellValue())).setScale(2);
    }

    private static BigDecimal yuan(String whole) {
        return new BigDecimal(whole).setScale(2);
    }
}
