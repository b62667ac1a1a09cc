package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.houbb.opencc4j.support.data.impl.OpenccDatas;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that a mirror mangled in a known way says the same as the page. */
class MetamorphicTest {
  private static final String PAGE =
      "<html><body><h1>某区人力资源局年度报告</h1><p>一、总体情况</p>"
          + "<p>全年收到申请12件，其中网上10件、当面2件；都已答复。开办费1,234.5元。</p>"
          + "<table><tr><td rowspan=2>三、本年度办理结果</td><td>（一）予以公开</td><td>5</td></tr>"
          + "<tr><td>（二）部分公开</td><td></td></tr></table></body></html>";

  private static final Map<String, List<String>> TRADITIONAL =
      OpenccDatas.stChar().data().getDataMap();

  private static String traditional(String page) {
    var out = new StringBuilder();
    page.chars()
        .forEach(
            c -> {
              String one = String.valueOf((char) c);
              out.append(TRADITIONAL.getOrDefault(one, List.of(one)).get(0));
            });
    return out.toString();
  }

  private static String romanised(String page) {
    return page.replace("区", "区(qū)")
        .replace("总", "总(zǒng)(zǒng)")
        .replace("网", "网(wǎng)")
        .replace("办", "办(bàn)");
  }

  private static String doubled(String page) {
    return page.replace("，", "，，").replace("、", "，、").replace("；", ",；").replace("。", ",。");
  }

  private static void saysTheSame(String page, UnaryOperator<String> mangle) {
    List<String> blocks = Told.blocks(page);
    assertTrue(blocks.size() > 3);
    assertEquals(blocks, Told.blocks(mangle.apply(page)));
  }

  @Test
  void aMangledPageSaysTheSame() {
    saysTheSame(PAGE, MetamorphicTest::traditional);
    saysTheSame(PAGE, MetamorphicTest::romanised);
    saysTheSame(PAGE, MetamorphicTest::doubled);
    saysTheSame(PAGE, page -> doubled(traditional(romanised(page))));
    saysTheSame(PAGE, page -> page.replace("<td>", "<td nowrap><p align=center>&nbsp;"));
    saysTheSame(PAGE, page -> page.replace("html>", "HTML>").replace("<td", "\n <TD"));
    saysTheSame(PAGE, page -> "<table><tr><td>" + page + "</table>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK", "GB18030", "UTF-8", "UTF-16LE", "UTF-16BE"})
  void thePageSaysTheSameInEveryCharset(String charset) {
    assertEquals(Told.blocks(PAGE), Told.blocks(Told.read(PAGE, Charset.forName(charset))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seeds/001_d5c0aa3288696898.txt",
        "seeds/003_15a3bd79e7f794a3.txt",
        "seeds/004_4fae8bfe220f30b6.txt",
        "corpus/suqian-2024.txt",
        "corpus/hangzhou-style-2025.html"
      })
  void realReportsSayTheSameInTraditionalScript(String name) throws IOException {
    Path file = Path.of("../shared").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "the reference reports are not here");
    String page = Files.readString(file, StandardCharsets.UTF_8);
    List<String> same = Told.blocks(traditional(page));
    List<String> plain = Told.blocks(page);
    assertEquals(plain.size(), same.size());
    for (int i = 0; i < plain.size(); i++) {
      // A few one-to-many characters come back as another one; figures and labels never.
      assertEquals(plain.get(i).replaceAll("\\D+", " "), same.get(i).replaceAll("\\D+", " "));
    }
    assertEquals(
        plain.stream().filter(b -> b.length() < 60).map(b -> b.replace("戶", "户")).toList(),
        same.stream().filter(b -> b.length() < 60).toList());
  }
}
