package beijing.facility.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import beijing.facility.attachments.Papers;
import beijing.facility.http.HttpOfficial.Answer;
import beijing.facility.process.Cases;
import beijing.facility.process.CreditCodes;
import beijing.facility.process.Journey;
import beijing.facility.process.ProcessTest;
import beijing.facility.process.Submission;
import beijing.facility.process.Typing;
import beijing.facility.workflow.BeijingClock;

/** What the pages of an application and a change ask for while they are filled in. */
@ProcessTest
class ApplicationDeskHttpTest {

    private static final String DISTRICT = "district-drc-110105";
    private static final List<String> OTHERS = List.of("municipal-drc", "municipal-drc-signer", "dept-health", "dept-health-110105",
            "auditor", "admin", "process-owner", "investment-platform");
    private static int units = 610_000;

    @LocalServerPort
    int port;
    @Autowired
    Journey journey;
    @Autowired
    JdbcClient jdbc;

    @Test
    void opensWithHerDistrictItsStreetsTodayAndTheFiguresOfTheRegulation() {
        journey.filed();
        JsonNode opening = official(DISTRICT).get("/api/applications/form").expect(200).json();
        assertThat(opening.at("/choices/today").asText()).isEqualTo(LocalDate.now(BeijingClock.ZONE).toString());
        assertThat(opening.at("/choices/districts")).hasSize(1);
        assertThat(opening.at("/choices/districts/0/name").asText()).isEqualTo("朝阳区");
        assertThat(texts(opening.at("/choices/districts/0/streets"))).hasSize(43).contains("劲松街道", "黑庄户地区");
        assertThat(opening.at("/choices/functions")).hasSize(9);
        assertThat(opening.at("/choices/functions/0/article").asText()).isEqualTo("第十二条");
        assertThat(opening.at("/choices/functions/8/article").asText()).isEqualTo("第二十条");
        assertThat(opening.at("/choices/policy/cap").asText()).isEqualTo("5000");
        assertThat(opening.at("/choices/policy/inclusiveMaxRate").asText()).isEqualTo("30");
        assertThat(opening.get("previous")).isNotEmpty().allSatisfy(project ->
                assertThat(project.get("number").asText()).startsWith("110105-"));
        for (Map.Entry<String, Integer> district : Map.of("110101", 17, "110112", 22, "110111", 28, "110119", 18, "110400", 10).entrySet()) {
            assertThat(official("district-drc-" + district.getKey()).get("/api/applications/form").expect(200).json()
                    .at("/choices/districts/0/streets")).hasSize(district.getValue());
        }
    }

    @Test
    void nobodyElseAsksForAny() {
        String project = journey.approved();
        String task = rectifiable().task();
        List<Consumer<HttpOfficial>> questions = List.of(
                user -> refused(user.get("/api/applications/form")),
                user -> refused(user.get("/api/applications/" + project)),
                user -> refused(user.get("/api/tasks/" + task + "/application")),
                user -> refused(user.post("/api/applications/check", Map.of("values", Map.of()))),
                user -> refused(user.post("/api/applications/check", Map.of("values", Map.of(), "project", project))),
                user -> refused(user.get("/api/applications/template.xlsx")),
                user -> refused(user.sends("/api/applications/import", Multipart.file("表.xlsx", template()))),
                user -> refused(user.get("/api/changes/" + project)),
                user -> refused(user.post("/api/changes/" + project + "/check", Map.of("values", Map.of()))));
        for (String other : OTHERS) {
            questions.forEach(question -> question.accept(official(other)));
        }
        HttpOfficial neighbour = official("district-drc-110106");
        refused(neighbour.get("/api/applications/" + project));
        refused(neighbour.get("/api/tasks/" + task + "/application"));
        refused(neighbour.post("/api/applications/check", Map.of("values", Map.of(), "project", project)));
        refused(neighbour.post("/api/applications/check", Map.of("values", Map.of("districtCode", "110105"))));
        refused(neighbour.get("/api/changes/" + project));
        refused(neighbour.post("/api/changes/" + project + "/check", Map.of("values", Map.of())));
        for (String address : List.of("/applications/form", "/applications/" + project, "/applications/template.xlsx",
                "/tasks/" + task + "/application", "/changes/" + project)) {
            WebSession.anonymous(port).desk(address).expect(401);
        }
        HttpOfficial nobody = HttpOfficial.nobody(port);
        nobody.get("/api/applications/form").expect(401);
        nobody.post("/api/applications/check", Map.of("values", Map.of())).expect(401);
        nobody.sends("/api/applications/import", Multipart.file("表.xlsx", template())).expect(401);
        WebSession signedIn = WebSession.signedIn(port, DISTRICT);
        assertThat(signedIn.forgedDeskPost("/applications/check", "{\"values\":{}}").status()).isEqualTo(403);
        assertThat(signedIn.forgedDesk("/applications/import", Multipart.file("表.xlsx", template())).status()).isEqualTo(403);
    }

    static Stream<Cases.Case> cases() {
        return Cases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCheckFindsWhatFilingFindsAndStoresNothing(Cases.Case one) {
        String district = one.application().get("districtCode").asText();
        ObjectNode values = one.application().deepCopy();
        values.put("creditCode", CreditCodes.next(units++));
        int before = stored();
        JsonNode check = official("district-drc-" + district).post("/api/applications/check", Map.of("values", values)).expect(200).json();
        assertThat(check.get("problems")).isEmpty();
        assertThat(texts(check.get("findings"), "code")).isEqualTo(one.findings());
        assertThat(new BigDecimal(check.at("/figures/subsidy/total").asText()).movePointRight(4)).isEqualByComparingTo(one.ceilingYuan());
        assertThat(check.at("/figures/balanced").asBoolean()).isTrue();
        assertThat(stored()).isEqualTo(before);

        HttpOfficial drc = official("district-drc-" + district);
        Submission application = Submission.application(one.key()).with("creditCode", values.get("creditCode").asText());
        JsonNode filed = drc.project(drc.filed(application));
        assertThat(texts(check.get("findings"), "message")).isEqualTo(texts(filed.get("findings"), "message"));
        assertThat(check.get("passes").asBoolean()).isEqualTo(filed.get("status").asText().equals("UNDER_REVIEW"));
    }

    @Test
    void everyProblemStandsAtItsFieldAndWhatCanBeReadIsSummedUp() {
        ObjectNode values = Cases.named("compliant").application().deepCopy();
        values.put("projectName", " ").put("creditCode", "123").put("applicationDate", "2026-02-30").put("solicitationId", "ZJ-1999-1");
        values.remove("constructionMode");
        values.putObject("elderlyCare").put("basicArea", "６００").put("basicInvestment", "1,2,3");
        values.putObject("culture").put("basicArea", "10");
        JsonNode check = check(values);
        assertThat(texts(check.get("problems"), "path")).contains("projectName", "creditCode", "applicationDate", "solicitationId",
                "constructionMode", "elderlyCare.basicInvestment");
        assertThat(check.get("problems")).allSatisfy(problem ->
                assertThat(problem.get("message").asText()).matches("(?s).*\\p{IsHan}{4,}.*").doesNotContain("（字段", "elderlyCare", "projectName"));
        assertThat(check.at("/figures/area").asText()).isEqualTo("1010");
        // the whole table is sound, but for its sum
        values = Cases.named("compliant").application().deepCopy();
        values.put("totalInvestment", "1,200");
        check = check(values);
        assertThat(texts(check.get("problems"), "path")).containsExactly("totalInvestment");
        assertThat(check.at("/figures/difference").asText()).isEqualTo("200");
        // nothing typed at all is no fault of the server
        assertThat(check(HttpOfficial.JSON.createObjectNode()).get("problems")).isNotEmpty();
        assertThat(official(DISTRICT).post("/api/applications/check", "{\"values\":{\"totalInvestment\":1.5}}").expect(200).json()
                .get("problems").toString()).contains("totalInvestment");
        assertThat(official(DISTRICT).post("/api/applications/check", "{}").expect(400).message()).contains("不能为空");
        official(DISTRICT).post("/api/applications/check", "{\"values\":[]}").expect(400);
        official(DISTRICT).post("/api/applications/check", "{\"values\":{\"elderlyCare\":[1]}}").expect(200);
    }

    @Test
    void theFormOpensWithAnEarlierApplicationOrTheOneToCorrect() {
        Rectifiable returned = rectifiable();
        JsonNode earlier = official(DISTRICT).get("/api/applications/" + returned.project()).expect(200).json();
        JsonNode atTask = official(DISTRICT).get("/api/tasks/" + returned.task() + "/application").expect(200).json();
        assertThat(atTask.get("values")).isEqualTo(earlier.get("values"));
        assertThat(earlier.at("/values/elderlyCare/basicInvestment").asText()).isEqualTo("480");
        assertThat(earlier.at("/values/meetsGuideline").asBoolean()).isFalse();
        assertThat(texts(atTask.get("findings"), "code")).contains("STANDARD_NOT_MET");
        // corrected by what the page sends
        ObjectNode values = earlier.get("values").deepCopy();
        values.put("meetsGuideline", true);
        JsonNode check = official(DISTRICT).post("/api/applications/check", Map.of("values", values, "project", returned.project()))
                .expect(200).json();
        assertThat(check.get("problems")).isEmpty();
        assertThat(check.get("passes").asBoolean()).isTrue();
    }

    @Test
    void aChangeIsMinorOrMajorBeforeItIsAskedFor() {
        String project = journey.funded();
        HttpOfficial drc = official(DISTRICT);
        JsonNode opening = drc.get("/api/changes/" + project).expect(200).json();
        assertThat(opening.get("refusal").asText()).isEmpty();
        assertThat(opening.at("/values/elderlyCare/basicInvestment").asText()).isEqualTo("480");
        assertThat(opening.get("approved").asText()).isEqualTo("236.4");
        assertThat(opening.get("released").asText()).isEqualTo("70.92");
        assertThat(drc.get("/api/projects/" + project + "/dossier").expect(200).json().get("changeable").asBoolean()).isTrue();
        assertThat(official("municipal-drc").get("/api/projects/" + project + "/dossier").expect(200).json().get("changeable").asBoolean()).isFalse();

        ObjectNode values = opening.get("values").deepCopy();
        values.put("changeReason", "施工图深化后优化方案");
        JsonNode same = change(project, values);
        assertThat(same.get("kind").asText()).isEmpty();
        assertThat(texts(same.get("refusals")).toString()).contains("完全相同");

        ((ObjectNode) values.get("elderlyCare")).put("basicInvestment", "440");
        values.put("totalInvestment", "960");
        JsonNode minor = change(project, values);
        assertThat(minor.get("problems")).isEmpty();
        assertThat(minor.get("refusals")).isEmpty();
        assertThat(minor.get("kind").asText()).isEqualTo("MINOR");
        assertThat(texts(minor.get("steps")).get(0)).contains("一般变更备案");

        ((ObjectNode) values.get("elderlyCare")).put("basicInvestment", "180");
        values.put("totalInvestment", "700");
        JsonNode major = change(project, values);
        assertThat(major.get("kind").asText()).isEqualTo("MAJOR");
        assertThat(major.at("/effect/before").asText()).isEqualTo("236.4");
        assertThat(major.get("review").asBoolean()).isTrue();

        drc.starts("project-change", Journey.smaller(project, "700", "180")).expect(200);
        JsonNode recorded = drc.project(project).at("/changes/0");
        assertThat(recorded.toString()).contains("MAJOR");
        assertThat(texts(drc.project(project).get("findings"), "message")).containsAll(texts(major.get("findings"), "message"));
        assertThat(drc.get("/api/changes/" + project).expect(200).json().get("refusal").asText()).contains("已有在办的变更");
        assertThat(drc.post("/api/changes/" + project + "/check", Map.of("values", values)).expect(422).message()).contains("已有在办的变更");
    }

    @Test
    void documentsGoAlongWithAnApplicationForWhoHandedItInToday() {
        String project = journey.filed();
        Multipart paper = Multipart.upload("OPERATION_PLAN", null, "建设运营方案.pdf", Papers.pdf("plan")).with("start", "true");
        refused(official("municipal-drc").uploads(project, paper));
        refused(official("district-drc-110106").uploads(project, paper));
        refused(official("admin").uploads(project, paper));
        refused(official("auditor").uploads(project, paper));
        JsonNode kept = official(DISTRICT).uploads(project, paper).expect(201).json();
        assertThat(kept.get("taskName").asText()).isEqualTo("申报项目");
        assertThat(official(DISTRICT).uploads(project, paper).expect(422).message()).contains("完全相同");
    }

    // the table as a file

    @Test
    void aFilledInTableIsTakenDigitByDigit() {
        JsonNode read = imports(filled(sheet -> {
            put(sheet, "elderlyCare", "basicArea", "６００.25㎡");
            number(sheet, "elderlyCare", "basicInvestment", "480.123456");
            // as Excel keeps 0.1+0.2, and what a formula came to
            number(sheet, "infantCare", "inclusiveArea", "0.30000000000000004");
            cell(sheet, "infantCare", "inclusiveInvestment").setCellFormula("100+200");
            cell(sheet, "infantCare", "inclusiveInvestment").setCellValue(300.5);
            put(sheet, "sharedInvestment", null, "1,200");
            number(sheet, "totalInvestment", null, "99999999.999999");
            put(sheet, "culture", "basicArea", "　");
        })).expect(200).json();
        assertThat(read.get("faults")).isEmpty();
        assertThat(read.get("values").toString()).isEqualTo("{\"elderlyCare\":{\"basicArea\":\"600.25\",\"basicInvestment\":\"480.123456\"},"
                + "\"infantCare\":{\"inclusiveArea\":\"0.3\",\"inclusiveInvestment\":\"300.5\"},\"sharedInvestment\":\"1200\","
                + "\"totalInvestment\":\"99999999.999999\"}");
    }

    @Test
    void everyAmountOfTheTypingCasesIsTakenOrRefusedByItsCell() {
        Typing.of("amount").filter(row -> row.typed().chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t')).forEach(row -> {
            Answer answer = imports(filled(sheet -> {
                put(sheet, "totalInvestment", null, "1");
                put(sheet, "elderlyCare", "basicInvestment", row.typed());
            }));
            JsonNode read = answer.expect(200).json();
            if (!row.refused()) {
                assertThat(new BigDecimal(read.at("/values/elderlyCare/basicInvestment").asText())).as(row.toString())
                        .isEqualByComparingTo(row.understood());
            } else {
                assertThat(read.at("/values/elderlyCare").isMissingNode()).as(row.toString()).isTrue();
                assertThat(read.at("/faults/0/cell").asText()).isEqualTo("E5");
                assertThat(read.at("/faults/0/message").asText()).startsWith("E5（养老服务基本公共服务投资）：").contains("不是金额");
            }
        });
    }

    @Test
    void eachBadCellIsNamed() {
        JsonNode read = imports(filled(sheet -> {
            put(sheet, "elderlyCare", "basicArea", "六百");
            number(sheet, "elderlyCare", "basicInvestment", "-3");
            cell(sheet, "infantCare", "inclusiveInvestment").setCellFormula("1000/3");
            cell(sheet, "infantCare", "inclusiveInvestment").setCellValue(1000 / 3.0);
            cell(sheet, "culture", "basicArea").setCellValue(true);
            cell(sheet, "fitness", "basicArea").setCellValue(LocalDate.of(2026, 3, 4));
            var date = sheet.getWorkbook().createCellStyle();
            date.setDataFormat((short) 14);
            cell(sheet, "fitness", "basicArea").setCellStyle(date);
            var percent = sheet.getWorkbook().createCellStyle();
            percent.setDataFormat((short) 9);
            number(sheet, "fitness", "basicInvestment", "0.3");
            cell(sheet, "fitness", "basicInvestment").setCellStyle(percent);
            sheet.createRow(30).createCell(3).setCellValue("遗漏");
        })).expect(200).json();
        assertThat(texts(read.get("faults"), "cell")).containsExactly("D5", "E5", "G6", "D11", "E11", "D12", "D31");
        assertThat(read.get("faults")).allSatisfy(fault -> assertThat(fault.get("message").asText()).matches("(?s)[A-Z]\\d+.*\\p{IsHan}{4,}.*"));
    }

    @Test
    void whatIsNoTemplateOrNoWorkbookIsRefusedInASentence() throws IOException {
        assertThat(refusedImport("表.xlsx", workbook(sheet -> sheet.createRow(0).createCell(0).setCellValue("facility-plan-0")))).contains("模板");
        assertThat(refusedImport("表.xlsx", template())).contains("没有填写任何面积或投资");
        assertThat(refusedImport("表.xlsx", filled(sheet -> {
            put(sheet, "elderlyCare", "basicArea", "600");
            sheet.removeRow(sheet.getRow(6));
        }))).contains("缺少模板中的行");
        assertThat(refusedImport("表.xlsx", filled(sheet -> sheet.getRow(0).getCell(4).setCellValue("other")))).contains("缺少模板中的列");
        assertThat(refusedImport("表.pdf", Papers.pdf("x"))).contains("须为 .xlsx 文件");
        assertThat(refusedImport("表.xlsx", Papers.pdf("x"))).contains("内容与扩展名不符");
        assertThat(refusedImport("表.xlsx", "PK".getBytes(StandardCharsets.US_ASCII))).contains("内容与扩展名不符");
        assertThat(refusedImport("表.xlsx", new byte[0])).contains("空文件");
        assertThat(refusedImport("表.xlsx", with(template(), "xl/vbaProject.bin", new byte[] {1, 2, 3}))).matches(".*\\p{IsHan}{4,}.*");
        assertThat(refusedImport("表.xlsx", with(template(), "xl/media/big.xml", new byte[30 * 1024 * 1024]))).matches(".*\\p{IsHan}{4,}.*");
        assertThat(refusedImport("表.xlsx", new byte[2 * 1024 * 1024 + 1])).contains("不得超过2 MB");
        assertThat(official(DISTRICT).sends("/api/applications/import", Multipart.fields("x", "y")).expect(400).message()).contains("文件");
    }

    private String refusedImport(String name, byte[] file) {
        Answer answer = official(DISTRICT).sends("/api/applications/import", Multipart.file(name, file));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        return answer.message();
    }

    private Answer imports(byte[] file) {
        return official(DISTRICT).sends("/api/applications/import", Multipart.file("面积和投资表.xlsx", file));
    }

    private byte[] template() {
        return official(DISTRICT).fetches("/api/applications/template.xlsx").body();
    }

    private byte[] filled(Consumer<XSSFSheet> fill) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template())); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            assertThat(workbook.getSheetAt(0).getProtect()).isTrue();
            fill.accept(workbook.getSheetAt(0));
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] workbook(Consumer<XSSFSheet> fill) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            fill.accept(workbook.createSheet());
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] with(byte[] zip, String part, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var in = new java.util.zip.ZipInputStream(new ByteArrayInputStream(zip)); ZipOutputStream changed = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                changed.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(changed);
            }
            changed.putNextEntry(new ZipEntry(part));
            changed.write(content);
        }
        return out.toByteArray();
    }

    private static org.apache.poi.xssf.usermodel.XSSFCell cell(XSSFSheet sheet, String row, String column) {
        XSSFRow found = StreamSupport.stream(sheet.spliterator(), false).map(XSSFRow.class::cast)
                .filter(each -> each.getCell(0) != null && each.getCell(0).toString().equals(row)).findFirst().orElseThrow();
        int index = column == null ? 3 : StreamSupport.stream(sheet.getRow(0).spliterator(), false)
                .filter(head -> head.toString().equals(column)).findFirst().orElseThrow().getColumnIndex();
        return found.getCell(index);
    }

    private static void put(XSSFSheet sheet, String row, String column, String text) {
        cell(sheet, row, column).setCellValue(text);
    }

    /** With exactly these digits in the file. */
    private static void number(XSSFSheet sheet, String row, String column, String digits) {
        var cell = cell(sheet, row, column);
        cell.setCellValue(1);
        cell.getCTCell().setV(digits);
    }

    private record Rectifiable(String project, String task) {
    }

    private Rectifiable rectifiable() {
        String project = journey.filed(Journey.application().with("meetsGuideline", false));
        return new Rectifiable(project, official(DISTRICT).task("RectifyApplication", project));
    }

    private JsonNode check(JsonNode values) {
        return official(DISTRICT).post("/api/applications/check", Map.of("values", values)).expect(200).json();
    }

    private JsonNode change(String project, JsonNode values) {
        return official(DISTRICT).post("/api/changes/" + project + "/check", Map.of("values", values)).expect(200).json();
    }

    private int stored() {
        return jdbc.sql("select (select count(*) from project) + (select count(*) from decision) + (select count(*) from investment_plan)")
                .query(Integer.class).single();
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(403, 404);
        assertThat(answer.message()).matches("(?s).*\\p{IsHan}{4,}.*");
    }

    private static List<String> texts(JsonNode array) {
        return HttpOfficial.texts(array);
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false).map(each -> each.get(field).asText()).collect(Collectors.toList());
    }

    private HttpOfficial official(String user) {
        return HttpOfficial.of(port, user);
    }
}
