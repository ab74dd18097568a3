package beijing.facility.filing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

import beijing.facility.measures.Amounts;
import beijing.facility.measures.Category;
import beijing.facility.measures.Function;
import beijing.facility.typed.Figure;
import beijing.facility.typed.Text;
import beijing.facility.typed.Unreadable;
import beijing.facility.workflow.InputException;

/**
 * The table of areas (㎡) and investment (万元) as .xlsx: our own template, and what was filled into it. Rows and columns are known by keys
 * that stand hidden in the first column and the first row, wherever somebody moved them; a figure is taken digit by digit.
 */
@Component
public class PlanSheet {

    /**
     * @param values the figures by the keys of the fields, a function as an object; without the cells that have faults
     * @param faults the cells that can't be taken, each with a Chinese sentence
     */
    public record Read(Map<String, Object> values, List<Fault> faults) {
    }

    /** @param path the field that the cell is for, empty where it is for none */
    public record Fault(String cell, String path, String message) {
    }

    private record Column(String key, String label, Figure kind) {
    }

    /** Stands in the first cell; another version of the template has another. */
    static final String TEMPLATE = "facility-plan-1";

    private static final String SHEET = "面积和投资表";
    private static final String SHARED = "sharedInvestment";
    private static final String TOTAL = "totalInvestment";
    private static final String OTHER_TEMPLATE = "不是本系统的“面积和投资表”模板或者不是现行版本，请在本页下载模板，填写后再导入";
    /** Of all parts together, unpacked; a filled-in template has some 20 KB. */
    private static final long MOST_UNPACKED = 8L * 1024 * 1024;
    private static final int MOST_ROWS = 200;
    private static final int CHARACTER = 256;
    private static final int KEYS = 0;
    private static final int FIRST_FIGURE = 3;
    private static final int HEADINGS = 2;
    private static final int FIRST_FUNCTION = 4;
    /** What Excel itself shows of a number at most; what comes after stems from its binary form. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final List<Column> COLUMNS = columns();

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (Category category : Category.values()) {
            columns.add(new Column(category.key() + "Area", category.label() + "面积", Figure.AREA));
            columns.add(new Column(category.key() + "Investment", category.label() + "投资", Figure.AMOUNT));
        }
        return columns;
    }

    /** Writes the empty template. */
    public void template(OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            new Writer(workbook).write();
            workbook.write(out);
        }
    }

    /**
     * @param name what the client calls the file, for the sentences
     * @throws InputException where it is not our template, or not filled in
     */
    public Read read(String name, Path file) {
        checkSize(name, file);
        try (InputStream content = Files.newInputStream(file); XSSFWorkbook workbook = new XSSFWorkbook(content)) {
            return new Reader(name, sheet(name, workbook)).read();
        } catch (InputException refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            throw bad(name, "无法读取，文件可能已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx 再导入");
        }
    }

    /** All of it is held in memory at once. */
    private static void checkSize(String name, Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.stream().mapToLong(ZipEntry::getSize).sum() > MOST_UNPACKED) {
                throw bad(name, "内容过多，" + OTHER_TEMPLATE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static XSSFSheet sheet(String name, XSSFWorkbook workbook) {
        for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
            XSSFSheet sheet = workbook.getSheetAt(index);
            if (sheet.getRow(0) != null && TEMPLATE.equals(text(sheet.getRow(0).getCell(KEYS)))) {
                return sheet;
            }
        }
        throw bad(name, OTHER_TEMPLATE);
    }

    private static String text(XSSFCell cell) {
        return cell != null && cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
    }

    private static InputException bad(String name, String rule) {
        return new InputException("“文件”（file）“" + Text.shown(name) + "”" + rule + "。");
    }

    /** Reads one sheet. */
    private static final class Reader {

        private final String name;
        private final XSSFSheet sheet;
        private final Map<Integer, Column> columns = new LinkedHashMap<>();
        private final Map<String, Object> values = new LinkedHashMap<>();
        private final List<Fault> faults = new ArrayList<>();
        private final Set<String> rows = new HashSet<>();

        private Reader(String name, XSSFSheet sheet) {
            this.name = name;
            this.sheet = sheet;
        }

        private Read read() {
            heads();
            if (sheet.getLastRowNum() > MOST_ROWS) {
                throw bad(name, "行数过多，" + OTHER_TEMPLATE);
            }
            for (int index = 1; index <= sheet.getLastRowNum(); index++) {
                if (sheet.getRow(index) != null) {
                    row(sheet.getRow(index));
                }
            }
            Set<String> missing = new HashSet<>(Set.of(SHARED, TOTAL));
            for (Function function : Function.values()) {
                missing.add(function.key());
            }
            missing.removeAll(rows);
            if (!missing.isEmpty()) {
                throw bad(name, "缺少模板中的行，" + OTHER_TEMPLATE);
            }
            if (values.isEmpty() && faults.isEmpty()) {
                throw bad(name, "中没有填写任何面积或投资，请填写后再导入");
            }
            return new Read(Collections.unmodifiableMap(values), List.copyOf(faults));
        }

        private void heads() {
            Map<String, Column> known = COLUMNS.stream().collect(Collectors.toMap(Column::key, column -> column));
            sheet.getRow(0).forEach(cell -> {
                Column column = known.remove(text((XSSFCell) cell));
                if (column != null) {
                    columns.put(cell.getColumnIndex(), column);
                }
            });
            if (!known.isEmpty()) {
                throw bad(name, "缺少模板中的列，" + OTHER_TEMPLATE);
            }
        }

        private void row(XSSFRow row) {
            String key = text(row.getCell(KEYS));
            Function function = Function.ofKey(key).orElse(null);
            if (!key.isEmpty() && !rows.add(key)) {
                faults.add(new Fault(new CellAddress(row.getRowNum(), KEYS + 1).formatAsString(), "", "第" + (row.getRowNum() + 1)
                        + "行与前面的行重复，请删除。"));
            } else if (function != null) {
                Map<String, String> figures = new LinkedHashMap<>();
                columns.forEach((index, column) -> figure(row.getCell(index), key + "." + column.key(),
                        function.label() + column.label(), column.kind()).ifPresent(value -> figures.put(column.key(), value)));
                if (!figures.isEmpty()) {
                    values.put(key, figures);
                }
            } else if (key.equals(SHARED) || key.equals(TOTAL)) {
                figure(row.getCell(FIRST_FIGURE), key, key.equals(SHARED) ? "公共及分摊投资" : "总投资", Figure.AMOUNT)
                        .ifPresent(value -> values.put(key, value));
            } else if (key.isEmpty() && row.getRowNum() >= FIRST_FUNCTION) {
                // nothing that was filled in is left out in silence
                columns.forEach((index, column) -> {
                    XSSFCell cell = row.getCell(index);
                    if (cell != null && cell.getCellType() != CellType.BLANK && !shown(cell).isBlank()) {
                        faults.add(new Fault(cell.getAddress().formatAsString(), "", cell.getAddress().formatAsString() + "：“"
                                + Text.shown(shown(cell)) + "”不在模板的任何一行，未导入，请填到对应功能的行。"));
                    }
                });
            }
        }

        private Optional<String> figure(XSSFCell cell, String path, String label, Figure kind) {
            if (cell == null) {
                return Optional.empty();
            }
            String typed = shown(cell);
            if (Text.blank(typed)) {
                return Optional.empty();
            }
            String rule = wrong(cell);
            if (rule.isEmpty()) {
                try {
                    return Optional.of(Amounts.plain(kind.read(typed)));
                } catch (Unreadable unreadable) {
                    rule = unreadable.rule();
                }
            }
            String address = cell.getAddress().formatAsString();
            faults.add(new Fault(address, path, address + "（" + label + "）：“" + Text.shown(typed) + "”不是"
                    + (kind == Figure.AMOUNT ? "金额" : "面积") + "，" + rule + "。"));
            return Optional.empty();
        }

        private static CellType kind(XSSFCell cell) {
            return cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        }

        /** What stands in the cell, or what its formula came to when it was saved. */
        private static String shown(XSSFCell cell) {
            return switch (kind(cell)) {
                case NUMERIC -> number(cell).toPlainString();
                case STRING -> cell.getStringCellValue();
                case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
                case ERROR -> cell.getErrorCellString();
                default -> "";
            };
        }

        /** As Excel shows it to the last digit. */
        private static BigDecimal number(XSSFCell cell) {
            BigDecimal exact = new BigDecimal(cell.getRawValue()).round(SHOWN);
            return exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
        }

        /** Why it is none whatever its digits are; empty where they count. */
        private static String wrong(XSSFCell cell) {
            if (kind(cell) == CellType.ERROR) {
                return "公式的结果是错误，请改正公式或直接填写数值";
            }
            if (kind(cell) == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
                return "单元格的格式是日期，请改为数值后重新填写";
            }
            return kind(cell) == CellType.NUMERIC && cell.getCellStyle().getDataFormatString().contains("%")
                    ? "单元格的格式是百分数，请改为数值后重新填写" : "";
        }
    }

    /** Draws the template. Only the cells to fill in are open. */
    private static final class Writer {

        private final XSSFWorkbook workbook;
        private final XSSFSheet sheet;
        private final Map<String, CellStyle> styles = new HashMap<>();

        private Writer(XSSFWorkbook workbook) {
            this.workbook = workbook;
            this.sheet = workbook.createSheet(SHEET);
        }

        private void write() {
            XSSFRow keys = sheet.createRow(0);
            keys.createCell(KEYS).setCellValue(TEMPLATE);
            for (int column = 0; column < COLUMNS.size(); column++) {
                keys.createCell(FIRST_FIGURE + column).setCellValue(COLUMNS.get(column).key());
            }
            keys.setZeroHeight(true);
            XSSFRow title = sheet.createRow(1);
            put(title, 1, "社区嵌入式服务设施项目面积和投资表（面积：㎡，最多2位小数；投资：万元，最多6位小数；未设置的留空）", "title");
            headings();
            int row = FIRST_FUNCTION;
            for (Function function : Function.values()) {
                function(sheet.createRow(row++), function);
            }
            sums(sheet.createRow(row), row);
            row++;
            single(sheet.createRow(row++), SHARED, "公共及分摊投资（万元）", "不能归入单项功能的投资，没有的填0");
            single(sheet.createRow(row), TOTAL, "总投资（万元）", "等于各项投资与公共及分摊投资之和");
            sheet.setColumnHidden(KEYS, true);
            sheet.setColumnWidth(1, 24 * CHARACTER);
            sheet.setColumnWidth(2, 34 * CHARACTER);
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.setColumnWidth(FIRST_FIGURE + column, 17 * CHARACTER);
            }
            sheet.createFreezePane(FIRST_FIGURE, FIRST_FUNCTION);
            sheet.setDisplayGridlines(false);
            // against slips, not against people: no password
            sheet.enableLocking();
            sheet.lockFormatColumns(false);
        }

        private void headings() {
            XSSFRow groups = sheet.createRow(HEADINGS);
            XSSFRow names = sheet.createRow(HEADINGS + 1);
            put(groups, 1, "服务功能", "heading");
            put(groups, 2, "条款及通常类别（第七条）", "heading");
            put(names, 1, "", "heading");
            put(names, 2, "", "heading");
            sheet.addMergedRegion(new CellRangeAddress(HEADINGS, HEADINGS + 1, 1, 1));
            sheet.addMergedRegion(new CellRangeAddress(HEADINGS, HEADINGS + 1, 2, 2));
            for (Category category : Category.values()) {
                int column = FIRST_FIGURE + 2 * category.ordinal();
                put(groups, column, category.label(), "heading");
                put(groups, column + 1, "", "heading");
                put(names, column, "面积（㎡）", "heading");
                put(names, column + 1, "投资（万元）", "heading");
                sheet.addMergedRegion(new CellRangeAddress(HEADINGS, HEADINGS, column, column + 1));
            }
        }

        private void function(XSSFRow row, Function function) {
            row.createCell(KEYS).setCellValue(function.key());
            put(row, 1, function.label(), "label");
            put(row, 2, "第" + FormChoices.chinese(Integer.parseInt(function.article())) + "条，"
                    + function.usualCategories().stream().sorted().map(Category::label).collect(Collectors.joining("或")), "label");
            for (int column = 0; column < COLUMNS.size(); column++) {
                put(row, FIRST_FIGURE + column, null, COLUMNS.get(column).kind() == Figure.AREA ? "area" : "amount");
            }
        }

        private void sums(XSSFRow row, int index) {
            row.createCell(KEYS).setCellValue("sums");
            put(row, 1, "合计", "heading");
            put(row, 2, "", "heading");
            for (int column = 0; column < COLUMNS.size(); column++) {
                String letter = CellReference.convertNumToColString(FIRST_FIGURE + column);
                put(row, FIRST_FIGURE + column, null, "sum");
                row.getCell(FIRST_FIGURE + column).setCellFormula("SUM(" + letter + (FIRST_FUNCTION + 1) + ":" + letter + index + ")");
            }
        }

        private void single(XSSFRow row, String key, String label, String hint) {
            row.createCell(KEYS).setCellValue(key);
            put(row, 1, label, "label");
            put(row, 2, hint, "label");
            put(row, FIRST_FIGURE, null, "amount");
        }

        private void put(XSSFRow row, int column, String text, String style) {
            XSSFCell cell = row.createCell(column);
            if (text != null) {
                cell.setCellValue(text);
            }
            cell.setCellStyle(styles.computeIfAbsent(style, this::style));
        }

        private CellStyle style(String kind) {
            CellStyle style = workbook.createCellStyle();
            Font font = workbook.createFont();
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            if (kind.equals("title")) {
                font.setBold(true);
                style.setFont(font);
                return style;
            }
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
            switch (kind) {
                case "area", "amount" -> {
                    style.setLocked(false);
                    style.setDataFormat(workbook.createDataFormat().getFormat(kind.equals("area") ? "#,##0.##" : "#,##0.######"));
                }
                case "sum", "heading" -> {
                    font.setBold(true);
                    style.setFont(font);
                    style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
                    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                    if (kind.equals("sum")) {
                        style.setDataFormat(workbook.createDataFormat().getFormat("#,##0.######"));
                    } else {
                        style.setAlignment(HorizontalAlignment.CENTER);
                    }
                }
                default -> style.setWrapText(false);
            }
            return style;
        }
    }
}
