package nianbao.block;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nianbao.Notice;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Workbooks: every visible sheet as one table of displayed values. Formulas give the value their
 * writer stored; none is ever evaluated.
 */
final class SheetBlocks {
  private static final int MAX_ROWS = 5_000;
  private static final int MAX_COLUMNS = 256;
  private static final int MAX_SHEETS = 64;

  private final BlockBuilder builder = new BlockBuilder();
  private final DataFormatter formatter = new DataFormatter(Locale.ROOT);
  private int emptyFormulas;
  private int hiddenLines;

  private SheetBlocks() {
    formatter.setUseCachedValuesForFormulaCells(true);
  }

  static Document readPackage(byte[] bytes) throws IOException {
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      var blocks = new SheetBlocks();
      if (book.isMacroEnabled()) {
        blocks.builder.notice(Notice.ofDocument("macros_ignored"));
      }
      return blocks.read(book, OfficeBlocks.XLSX);
    }
  }

  static Document readBinary(DirectoryNode root) throws IOException {
    try (var book = new HSSFWorkbook(root, false)) {
      var blocks = new SheetBlocks();
      if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR")) {
        blocks.builder.notice(Notice.ofDocument("macros_ignored"));
      }
      return blocks.read(book, OfficeBlocks.XLS);
    }
  }

  private Document read(Workbook book, String mediaType) {
    int sheets = Math.min(book.getNumberOfSheets(), MAX_SHEETS);
    if (sheets < book.getNumberOfSheets()) {
      builder.notice(Notice.ofDocument("content_bounded", "limit", MAX_SHEETS, "of", "sheets"));
    }
    for (int i = 0; i < sheets; i++) {
      if (book.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
        sheet(book.getSheetAt(i), sheets > 1);
      } else {
        builder.notice(Notice.ofDocument("hidden_sheet_left_out", "sheet", book.getSheetName(i)));
      }
    }
    if (emptyFormulas > 0) {
      builder.notice(Notice.ofDocument("formula_without_value", "count", emptyFormulas));
    }
    if (hiddenLines > 0) {
      builder.notice(Notice.ofDocument("hidden_text_left_out", "count", hiddenLines));
    }
    return builder.build(mediaType, null, null);
  }

  private void sheet(Sheet sheet, boolean named) {
    List<Row> rows = visibleRows(sheet);
    if (rows.isEmpty()) {
      return;
    }
    int width = width(rows);
    if (named) {
      builder.paragraph(sheet.getSheetName(), true);
    }
    int[] columns = visibleColumns(sheet, width);
    var rowAt = new HashMap<Integer, Integer>();
    for (int r = 0; r < rows.size(); r++) {
      rowAt.put(rows.get(r).getRowNum(), r);
    }
    Map<Long, CellRangeAddress> merged = merged(sheet);
    var table = new ArrayList<List<Block.Cell>>();
    for (int r = 0; r < rows.size(); r++) {
      table.add(cells(rows.get(r), r, columns, width, merged, rowAt));
    }
    builder.table(table);
  }

  /** Rows that hold something, up to the limit; a used range of a million empty rows costs none. */
  private List<Row> visibleRows(Sheet sheet) {
    var rows = new ArrayList<Row>();
    int lastFilled = 0;
    for (Row row : sheet) {
      if (row.getZeroHeight()) {
        hiddenLines++;
        continue;
      }
      boolean filled = hasWords(row);
      if (!filled && rows.isEmpty()) {
        continue;
      }
      if (filled && rows.size() >= MAX_ROWS) {
        builder.notice(
            Notice.ofDocument(
                "content_bounded", "limit", MAX_ROWS, "of", "rows", "sheet", sheet.getSheetName()));
        break;
      }
      if (rows.size() < MAX_ROWS) {
        rows.add(row);
      }
      lastFilled = filled ? rows.size() : lastFilled;
    }
    return new ArrayList<>(rows.subList(0, lastFilled));
  }

  private static boolean hasWords(Row row) {
    for (Cell cell : row) {
      if (cell.getCellType() != CellType.BLANK) {
        return true;
      }
    }
    return false;
  }

  private int width(List<Row> rows) {
    int width = 0;
    for (Row row : rows) {
      for (Cell cell : row) {
        if (cell.getCellType() != CellType.BLANK) {
          width = Math.max(width, cell.getColumnIndex() + 1);
        }
      }
    }
    if (width > MAX_COLUMNS) {
      builder.notice(Notice.ofDocument("content_bounded", "limit", MAX_COLUMNS, "of", "columns"));
    }
    return Math.min(width, MAX_COLUMNS);
  }

  /** Grid column of each sheet column, -1 for hidden ones. */
  private int[] visibleColumns(Sheet sheet, int width) {
    int[] columns = new int[width];
    int next = 0;
    for (int c = 0; c < width; c++) {
      columns[c] = sheet.isColumnHidden(c) ? -1 : next++;
      hiddenLines += columns[c] < 0 ? 1 : 0;
    }
    return columns;
  }

  /** Merged regions by their first cell and by every cell they cover within the limits. */
  private static Map<Long, CellRangeAddress> merged(Sheet sheet) {
    var merged = new HashMap<Long, CellRangeAddress>();
    int budget = MAX_ROWS * MAX_COLUMNS;
    for (CellRangeAddress region : sheet.getMergedRegions()) {
      int lastColumn = Math.min(region.getLastColumn(), MAX_COLUMNS - 1);
      int lastRow = Math.min(region.getLastRow(), region.getFirstRow() + MAX_ROWS);
      for (int r = region.getFirstRow(); r <= lastRow; r++) {
        for (int c = region.getFirstColumn(); c <= lastColumn && budget-- > 0; c++) {
          merged.put(key(r, c), region);
        }
      }
    }
    return merged;
  }

  private static long key(int row, int column) {
    return (long) row << 16 | column;
  }

  private List<Block.Cell> cells(
      Row row,
      int r,
      int[] columns,
      int width,
      Map<Long, CellRangeAddress> merged,
      Map<Integer, Integer> rowAt) {
    var cells = new ArrayList<Block.Cell>();
    for (int c = 0; c < width; c++) {
      CellRangeAddress region = merged.get(key(row.getRowNum(), c));
      if (columns[c] < 0) {
        continue;
      }
      if (region == null) {
        cells.add(new Block.Cell(r, columns[c], 1, 1, text(row.getCell(c))));
      } else if (isOrigin(region, row, c, columns, rowAt)) {
        Row first = row.getSheet().getRow(region.getFirstRow());
        Cell origin = first == null ? null : first.getCell(region.getFirstColumn());
        cells.add(
            new Block.Cell(
                r, columns[c], rows(region, rowAt), columns(region, columns), text(origin)));
      }
    }
    return cells;
  }

  /** Whether this is the region's first cell that is not hidden. */
  private static boolean isOrigin(
      CellRangeAddress region, Row row, int c, int[] columns, Map<Integer, Integer> rowAt) {
    for (int r = region.getFirstRow(); r < row.getRowNum(); r++) {
      if (rowAt.containsKey(r)) {
        return false;
      }
    }
    for (int left = region.getFirstColumn(); left < c; left++) {
      if (columns[left] >= 0) {
        return false;
      }
    }
    return true;
  }

  private static int rows(CellRangeAddress region, Map<Integer, Integer> rowAt) {
    int rows = 0;
    int last = Math.min(region.getLastRow(), region.getFirstRow() + MAX_ROWS);
    for (int r = region.getFirstRow(); r <= last; r++) {
      rows += rowAt.containsKey(r) ? 1 : 0;
    }
    return Math.max(1, rows);
  }

  private static int columns(CellRangeAddress region, int[] columns) {
    int count = 0;
    for (int c = region.getFirstColumn(); c <= region.getLastColumn() && c < columns.length; c++) {
      count += columns[c] >= 0 ? 1 : 0;
    }
    return Math.max(1, count);
  }

  private String text(Cell cell) {
    if (cell == null) {
      return "";
    }
    if (cell.getCellType() == CellType.FORMULA) {
      if (cell.getCachedFormulaResultType() == CellType.ERROR) {
        return FormulaError.forInt(cell.getErrorCellValue()).getString();
      }
      String shown = CellText.joined(formatter.formatCellValue(cell));
      emptyFormulas += shown.isEmpty() ? 1 : 0;
      return shown;
    }
    return CellText.joined(formatter.formatCellValue(cell));
  }
}
