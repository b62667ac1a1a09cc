package nianbao.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultWriterTest {
  @Test
  void valuesWithCommasQuotesOrLineBreaksAreQuoted() {
    assertEquals(
        "plain,\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\r\n",
        ResultWriter.line(List.of("plain", "a,b", "say \"yes\"", "two\nlines", "")));
  }

  @Test
  void aLoneEmptyValueIsStillARow() {
    assertEquals("\"\"\r\n", ResultWriter.line(List.of("")));
  }

  @Test
  void hanCharactersTakeTwoColumns() {
    assertEquals(6, Width.of("人社局"));
    assertEquals("人社…", Width.cut("人社局网站", 5));
  }
}
