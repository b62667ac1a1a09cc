package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "１，２３４．５ | 1,234.5",
        "（一）予以公开： | (一)予以公开:",
        "ＡＢｃ％ | ABc%",
        "政府、信息。 | 政府、信息。",
        "①5件 | (1)5件",
        "⒈规章 | 1.规章",
        "㈠主动公开 | (一)主动公开",
        "⾏政⽂件 | 行政文件",
        "5² | 5²",
        "−3 | -3",
      })
  void widthIsFoldedAndNoNumberGrows(String printed, String folded) {
    assertEquals(folded, Fold.width(printed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "危及“三安全一稳定” | 危及三安全一稳定",
        "危及\"三安全一稳定\" | 危及三安全一稳定",
        "指 标　名 称 | 指标名称",
        "（本列数据的勾稽关系为：第一项） | (本列数据的勾稽关系为:第一项)",
        "〔2019〕60号 | (2019)60号",
        "结\u200B果\u00A0纠\u00AD正 | 结果纠正",
      })
  void labelsMatchHoweverTheyAreTyped(String printed, String folded) {
    assertEquals(folded, Fold.label(printed));
  }

  @Test
  void plainTextComesBackItself() {
    String plain = "行政许可405件";
    assertSame(plain, Fold.label(plain));
  }

  @Test
  void compatibleIsTheNormalFormOfEveryCharacterAndOfTheirMixtures() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      same("公" + (char) c);
      same((char) c + "\u0301" + (char) c);
    }
    var random = new Random(3);
    String joining = "\u3099\u0301\u1161\u11A8\u0338か가각ｶﾞ゛e公，（１①㎡㈠\uD83D\uDE00 \u00A0\u2F00";
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int k = 0; k < 6; k++) {
        boolean odd = random.nextInt(3) == 0;
        text.append(
            odd
                ? (char) random.nextInt(Character.MAX_VALUE)
                : joining.charAt(random.nextInt(joining.length())));
      }
      same(text.toString());
    }
  }

  private static void same(String text) {
    assertEquals(Normalizer.normalize(text, Normalizer.Form.NFKC), Fold.compatible(text));
  }
}
