package nianbao.block;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Runs one page's content stream and notes where characters and straight lines fall. */
final class PdfInk extends PDFGraphicsStreamEngine {
  /** A filled shape this thin is a line; wider ones are backgrounds. */
  private static final double THIN = 3.2;

  private static final double ASCENT = 0.82;
  private static final double DESCENT = -0.18;
  private static final int MAX_GLYPHS = 60_000;
  private static final int MAX_RULES = 8_000;
  private static final int MAX_OPERATORS = 1_500_000;
  private static final int MAX_POINTS = 2_000;

  /** A page that draws more than any report does; what was noted before stands. */
  static final class TooMuch extends IOException {
    TooMuch(String what) {
      super(what);
    }
  }

  private final List<PdfGlyph> glyphs = new ArrayList<>();
  private final List<PdfRule> rules = new ArrayList<>();
  private final Set<Printed> seen = new HashSet<>();
  private final List<List<Point2D>> path = new ArrayList<>();
  private final Matrix toPage;
  private final double width;
  private final double height;
  private boolean curved;
  private Point2D current = new Point2D.Double();
  private int operators;
  private int unmapped;
  private int invisible;
  private int slanted;
  private int damaged;
  private double pictures;

  PdfInk(PDPage page) {
    super(page);
    PDRectangle box = page.getCropBox();
    int rotation = Math.floorMod(page.getRotation(), 360);
    boolean sideways = rotation % 180 != 0;
    width = sideways ? box.getHeight() : box.getWidth();
    height = sideways ? box.getWidth() : box.getHeight();
    toPage = upright(box, rotation);
  }

  /** User space to points from the upper left corner of the page as it is shown. */
  private static Matrix upright(PDRectangle box, int rotation) {
    float left = box.getLowerLeftX();
    float low = box.getLowerLeftY();
    float right = box.getUpperRightX();
    float top = box.getUpperRightY();
    return switch (rotation) {
      case 90 -> new Matrix(0, 1, 1, 0, -low, -left);
      case 180 -> new Matrix(-1, 0, 0, 1, right, -low);
      case 270 -> new Matrix(0, -1, -1, 0, top, right);
      default -> new Matrix(1, 0, 0, -1, -left, top);
    };
  }

  PdfPage page(int number) {
    return new PdfPage(number, width, height, List.copyOf(glyphs), List.copyOf(rules)).upright();
  }

  /** Characters for which the document does not say which they are. */
  int unmapped() {
    return unmapped;
  }

  /** Characters printed without ink, as text recognition puts them under a scan. */
  int invisible() {
    return invisible;
  }

  /** Characters on a slope, as watermarks are set; they are left out. */
  int slanted() {
    return slanted;
  }

  /** Instructions that could not be carried out: characters may be missing. */
  int damaged() {
    return damaged;
  }

  /** The share of the page that pictures cover, overlaps counted twice. */
  double pictures() {
    return pictures / Math.max(1, width * height);
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (++operators > MAX_OPERATORS) {
      throw new TooMuch("operators");
    }
    super.processOperator(operator, operands);
  }

  @Override
  protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
      throws IOException {
    if (e instanceof TooMuch) {
      throw e;
    }
    // Reading goes on behind an instruction that makes no sense; the page is no longer sure.
    damaged++;
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    if (glyphs.size() >= MAX_GLYPHS) {
      throw new TooMuch("characters");
    }
    String text = text(font, code);
    boolean vertical = font.isVertical();
    double advance = vertical ? 1 : displacement.getX();
    Matrix m = matrix.multiply(toPage);
    if (Math.abs(m.getScaleX()) > 1e4 || Double.isNaN(m.getScaleX())) {
      return;
    }
    Point2D a = m.transformPoint(0f, (float) DESCENT);
    Point2D b = m.transformPoint((float) advance, (float) ASCENT);
    double along = Math.toDegrees(Math.atan2(-m.getShearY(), m.getScaleX()));
    int quarter = Math.floorMod((int) Math.round(along / 90), 4) * 90;
    if (Math.abs(Math.IEEEremainder(along - quarter, 360)) > 8) {
      slanted++;
      return;
    }
    double x0 = Math.min(a.getX(), b.getX());
    double y0 = Math.min(a.getY(), b.getY());
    double x1 = Math.max(a.getX(), b.getX());
    double y1 = Math.max(a.getY(), b.getY());
    double size = Math.hypot(m.getShearX(), m.getScaleY());
    boolean outside = x1 < 0 || y1 < 0 || x0 > width || y0 > height;
    if (size < 0.5 || outside || !firstHere(text, x0, y0, size)) {
      return;
    }
    invisible +=
        getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER ? 1 : 0;
    glyphs.add(new PdfGlyph(text, x0, y0, x1, y1, size, quarter, vertical));
  }

  /** A character and about where it stands. */
  private record Printed(String text, long column, long row) {}

  /** Bold is often faked by printing twice, a hair apart. */
  private boolean firstHere(String text, double x, double y, double size) {
    double step = Math.max(0.6, size / 8);
    long column = Math.round(x / step);
    long row = Math.round(y / step);
    for (long c = column - 1; c <= column + 1; c++) {
      for (long r = row - 1; r <= row + 1; r++) {
        if (seen.contains(new Printed(text, c, r))) {
          return false;
        }
      }
    }
    seen.add(new Printed(text, column, row));
    return true;
  }

  private String text(PDFont font, int code) throws IOException {
    String text =
        font instanceof PDSimpleFont simple
            ? simple.toUnicode(code, GlyphList.getAdobeGlyphList())
            : font.toUnicode(code);
    if (text == null || text.isEmpty() || text.codePoints().anyMatch(PdfInk::meaningless)) {
      unmapped++;
      return "\uFFFD";
    }
    return PdfRadicals.repaired(text);
  }

  private static boolean meaningless(int c) {
    return c == 0xFFFD || c >= 0xE000 && c <= 0xF8FF || c < ' ' && c != '\t' && c != '\n';
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) throws IOException {
    moveTo(p0.getX(), p0.getY());
    for (Point2D p : List.of(p1, p2, p3, p0)) {
      add(p.getX(), p.getY());
    }
  }

  @Override
  public void moveTo(float x, float y) throws IOException {
    moveTo((double) x, (double) y);
  }

  private void moveTo(double x, double y) throws IOException {
    path.add(new ArrayList<>());
    add(x, y);
  }

  @Override
  public void lineTo(float x, float y) throws IOException {
    add(x, y);
  }

  private void add(double x, double y) throws IOException {
    current = new Point2D.Double(x, y);
    if (path.isEmpty()) {
      path.add(new ArrayList<>());
    }
    if (path.size() < MAX_POINTS && path.get(path.size() - 1).size() < MAX_POINTS) {
      path.get(path.size() - 1).add(toPage.transformPoint((float) x, (float) y));
    }
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3)
      throws IOException {
    curved = true;
    add(x3, y3);
  }

  @Override
  public Point2D getCurrentPoint() {
    return current;
  }

  @Override
  public void closePath() throws IOException {
    if (!path.isEmpty() && !path.get(path.size() - 1).isEmpty()) {
      List<Point2D> last = path.get(path.size() - 1);
      last.add(last.get(0));
    }
  }

  @Override
  public void endPath() {
    path.clear();
    curved = false;
  }

  @Override
  public void strokePath() throws IOException {
    if (!curved) {
      for (List<Point2D> line : path) {
        for (int i = 1; i < line.size(); i++) {
          segment(line.get(i - 1), line.get(i));
        }
      }
    }
    endPath();
  }

  private void segment(Point2D a, Point2D b) throws IOException {
    double dx = Math.abs(a.getX() - b.getX());
    double dy = Math.abs(a.getY() - b.getY());
    if (Math.min(dx, dy) <= 0.7 && Math.max(dx, dy) > 1) {
      rule(
          Math.min(a.getX(), b.getX()),
          Math.min(a.getY(), b.getY()),
          Math.max(a.getX(), b.getX()),
          Math.max(a.getY(), b.getY()));
    }
  }

  @Override
  public void fillPath(int windingRule) throws IOException {
    List<double[]> boxes = new ArrayList<>();
    for (List<Point2D> shape : path) {
      boxes.add(box(shape));
    }
    boolean frame = boxes.size() == 2 && isFrame(boxes.get(0), boxes.get(1));
    for (double[] box : boxes) {
      if (frame) {
        edges(box);
      } else if (Math.min(box[2] - box[0], box[3] - box[1]) <= THIN) {
        rule(box[0], box[1], box[2], box[3]);
      }
    }
    endPath();
  }

  /** A box drawn as the space between an outer and an inner rectangle. */
  private static boolean isFrame(double[] one, double[] other) {
    for (int i = 0; i < 4; i++) {
      if (Math.abs(one[i] - other[i]) > THIN) {
        return false;
      }
    }
    return one[2] - one[0] > 2 * THIN && one[3] - one[1] > 2 * THIN;
  }

  private void edges(double[] box) throws IOException {
    rule(box[0], box[1], box[2], box[1]);
    rule(box[0], box[3], box[2], box[3]);
    rule(box[0], box[1], box[0], box[3]);
    rule(box[2], box[1], box[2], box[3]);
  }

  private static double[] box(List<Point2D> shape) {
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (Point2D p : shape) {
      box[0] = Math.min(box[0], p.getX());
      box[1] = Math.min(box[1], p.getY());
      box[2] = Math.max(box[2], p.getX());
      box[3] = Math.max(box[3], p.getY());
    }
    return box;
  }

  private void rule(double x0, double y0, double x1, double y1) throws IOException {
    double dx = x1 - x0;
    double dy = y1 - y0;
    if (rules.size() >= MAX_RULES) {
      throw new TooMuch("lines");
    }
    if (dx >= dy && dx > 1.5 * dy && dx > 0.9) {
      rules.add(new PdfRule(true, (y0 + y1) / 2, x0, x1));
    } else if (dy > 1.5 * dx && dy > 0.9) {
      rules.add(new PdfRule(false, (x0 + x1) / 2, y0, y1));
    }
  }

  @Override
  public void fillAndStrokePath(int windingRule) throws IOException {
    strokePath();
  }

  @Override
  public void drawImage(PDImage image) throws IOException {
    Matrix m = getGraphicsState().getCurrentTransformationMatrix().multiply(toPage);
    Point2D a = m.transformPoint(0f, 0f);
    Point2D b = m.transformPoint(1f, 1f);
    double dx = Math.abs(a.getX() - b.getX());
    double dy = Math.abs(a.getY() - b.getY());
    pictures += Math.min(dx, width) * Math.min(dy, height);
    if (Math.min(dx, dy) <= THIN) {
      segmentOf(a, b);
    }
  }

  private void segmentOf(Point2D a, Point2D b) throws IOException {
    rule(
        Math.min(a.getX(), b.getX()),
        Math.min(a.getY(), b.getY()),
        Math.max(a.getX(), b.getX()),
        Math.max(a.getY(), b.getY()));
  }

  @Override
  public void clip(int windingRule) {}

  @Override
  public void shadingFill(COSName shadingName) {}
}
