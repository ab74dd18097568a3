package beijing.facility.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

import beijing.facility.measures.Function;
import beijing.facility.project.web.ProjectLedger.Line;

/** 项目台账 as .xlsx, written row by row: only a window of the rows is ever in memory. Amounts are yuan. */
final class LedgerWorkbook implements AutoCloseable {

    /** A column of amounts is summed below. */
    private enum Kind {
        TEXT, AMOUNT, PERCENT, DATE
    }

    private record Column(String heading, int width, Kind kind, java.util.function.Function<Line, Object> value) {
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("项目编号", 18, Kind.TEXT, Line::number),
            new Column("项目名称", 36, Kind.TEXT, Line::name),
            new Column("所属区", 20, Kind.TEXT, Line::district),
            new Column("项目单位", 30, Kind.TEXT, Line::unit),
            new Column("状态", 14, Kind.TEXT, Line::status),
            new Column("服务功能", 36, Kind.TEXT,
                    line -> line.functions().stream().map(Function::label).collect(Collectors.joining("、"))),
            new Column("总投资（元）", 18, Kind.AMOUNT, Line::totalInvestment),
            new Column("申请补助（元）", 18, Kind.AMOUNT, Line::requested),
            new Column("批复补助（元）", 18, Kind.AMOUNT, Line::approved),
            new Column("累计下达（元）", 18, Kind.AMOUNT, Line::released),
            new Column("累计拨付（元）", 18, Kind.AMOUNT, Line::disbursed),
            new Column("累计退回（元）", 18, Kind.AMOUNT, Line::repaid),
            new Column("建设进度（%）", 14, Kind.PERCENT, Line::progress),
            new Column("申报日期", 12, Kind.DATE, Line::filedOn),
            new Column("批复日期", 12, Kind.DATE, Line::approvedOn),
            new Column("开工日期", 12, Kind.DATE, Line::startedOn),
            new Column("竣工日期", 12, Kind.DATE, Line::completedOn),
            new Column("验收日期", 12, Kind.DATE, Line::acceptedOn));

    private static final int WINDOW = 100;
    private static final int CHARACTER = 256;

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW);
    private final SXSSFSheet sheet = workbook.createSheet("项目台账");
    private final BigDecimal[] sums = new BigDecimal[COLUMNS.size()];
    private final CellStyle[] styles = new CellStyle[Kind.values().length];
    private int rows;

    LedgerWorkbook() {
        for (Kind kind : Kind.values()) {
            styles[kind.ordinal()] = style(kind);
        }
        CellStyle heading = heading();
        Row row = sheet.createRow(rows++);
        for (int column = 0; column < COLUMNS.size(); column++) {
            sums[column] = BigDecimal.ZERO;
            sheet.setColumnWidth(column, COLUMNS.get(column).width() * CHARACTER);
            Cell cell = row.createCell(column);
            cell.setCellStyle(heading);
            cell.setCellValue(COLUMNS.get(column).heading());
        }
        sheet.createFreezePane(2, 1);
    }

    void add(Line line) {
        Row row = sheet.createRow(rows++);
        for (int column = 0; column < COLUMNS.size(); column++) {
            Kind kind = COLUMNS.get(column).kind();
            Object value = COLUMNS.get(column).value().apply(line);
            if (value != null) {
                Cell cell = row.createCell(column);
                cell.setCellStyle(styles[kind.ordinal()]);
                fill(cell, value);
                if (kind == Kind.AMOUNT) {
                    sums[column] = sums[column].add((BigDecimal) value);
                }
            }
        }
    }

    /** Writes the sums below and the whole to the stream. */
    void finish(OutputStream out) throws IOException {
        int last = rows;
        sheet.setAutoFilter(new CellRangeAddress(0, last - 1, 0, COLUMNS.size() - 1));
        Row row = sheet.createRow(rows++);
        CellStyle label = bold(Kind.TEXT);
        CellStyle amount = bold(Kind.AMOUNT);
        Cell first = row.createCell(0);
        first.setCellStyle(label);
        first.setCellValue("合计（" + (last - 1) + "个项目）");
        for (int column = 0; column < COLUMNS.size(); column++) {
            if (COLUMNS.get(column).kind() == Kind.AMOUNT) {
                String letter = CellReference.convertNumToColString(column);
                Cell cell = row.createCell(column);
                cell.setCellStyle(amount);
                if (last > 1) {
                    cell.setCellFormula("SUM(" + letter + "2:" + letter + last + ")");
                }
                fill(cell, sums[column]);
            }
        }
        workbook.write(out);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    /** A text stays a text, whatever it begins with: as a string cell it is never a formula. */
    private static void fill(Cell cell, Object value) {
        if (value instanceof BigDecimal number) {
            // a cell of this format is a binary number by definition; up to 15 digits it shows the same decimals
            cell.setCellValue(Double.parseDouble(number.toPlainString()));
        } else if (value instanceof LocalDate date) {
            cell.setCellValue(date);
        } else {
            cell.setCellValue(value.toString());
        }
    }

    private CellStyle style(Kind kind) {
        CellStyle style = workbook.createCellStyle();
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        switch (kind) {
            case AMOUNT, PERCENT -> style.setDataFormat(workbook.createDataFormat().getFormat("#,##0.00"));
            case DATE -> style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
            // as typed by an official, also after the cell was edited
            case TEXT -> style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        }
        return style;
    }

    private CellStyle bold(Kind kind) {
        Font font = workbook.createFont();
        font.setBold(true);
        CellStyle style = style(kind);
        style.setFont(font);
        style.setBorderTop(BorderStyle.THIN);
        return style;
    }

    private CellStyle heading() {
        CellStyle style = bold(Kind.TEXT);
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
