package nianbao.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

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
}
