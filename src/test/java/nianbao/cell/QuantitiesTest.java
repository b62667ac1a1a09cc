package nianbao.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "0 | Stated[value=0, unit=null, bound=null]",
        "１２３ | Stated[value=123, unit=null, bound=null]",
        "1,148 | Stated[value=1148, unit=null, bound=null]",
        "1，148 | Stated[value=1148, unit=null, bound=null]",
        "12 345 678 | Stated[value=12345678, unit=null, bound=null]",
        "+1036 | Stated[value=1036, unit=null, bound=null]",
        "-8 | Stated[value=-8, unit=null, bound=null]",
        "－8 | Stated[value=-8, unit=null, bound=null]",
        "151.598 | Stated[value=151.598, unit=null, bound=null]",
        "251000元 | Stated[value=251000, unit=元, bound=null]",
        "3件 | Stated[value=3, unit=件, bound=null]",
        "3 件 | Stated[value=3, unit=件, bound=null]",
        "0.57万 | Stated[value=0.57, unit=万, bound=null]",
        "5（万元） | Stated[value=5, unit=万元, bound=null]",
        "400余条 | Stated[value=400, unit=条, bound=ge]",
        "18万余条 | Stated[value=18, unit=万条, bound=ge]",
        "约5 | Stated[value=5, unit=null, bound=approx]",
        "一百零三 | Stated[value=103, unit=null, bound=null]",
        "十二 | Stated[value=12, unit=null, bound=null]",
        "〇 | Stated[value=0, unit=null, bound=null]",
        "二〇 | Stated[value=20, unit=null, bound=null]",
        "/ | Nil[mark=/]",
        "—— | Nil[mark=——]",
        "不适用 | Nil[mark=不适用]",
        "无 | Nil[mark=无]",
        "2O | Unreadable[text=2O]",
        "O | Unreadable[text=O]",
        "1,14 | Unreadable[text=1,14]",
        "1 2 | Unreadable[text=1 2]",
        "1. | Unreadable[text=1.]",
        "3-5 | Unreadable[text=3-5]",
        "2018年 | Unreadable[text=2018年]",
        "见附件 | Unreadable[text=见附件]",
        "万 | Unreadable[text=万]",
      })
  void aCellSaysOneOfFourThings(String text, String expected) {
    assertEquals(expected, Quantities.parse(text).toString());
  }

  @ParameterizedTest
  @CsvSource(value = {"''", "' '", "'　'", "'\u00A0'"})
  void aBlankIsNoStatementAndNotAZero(String text) {
    assertEquals(new Quantity.Blank(), Quantities.parse(text));
  }
}
