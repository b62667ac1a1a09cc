package nianbao.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ReportReaderTest {
  private static final String PAGE = "<h1>贵溪市民政局2022年政府信息公开工作年度报告</h1><p>全年收到政府信息公开申请%d件。</p>";

  @Test
  void ofAZipWithAClosedMemberEachMemberIsAccountedForByItself() throws IOException {
    byte[] zip = zip();
    encryptFirstMember(zip);
    assertEquals(
        List.of("z.zip!b.html READ 2", "z.zip!a.html UNREADABLE 0", "z.zip!c.html READ 3"),
        read(zip));
  }

  @Test
  void aZipThatBreaksOffIsAccountedForBesideItsMembers() throws IOException {
    byte[] zip = zip();
    assertEquals(
        List.of("z.zip!a.html READ 1", "z.zip UNREADABLE 0", "z.zip!b.html READ 2"),
        read(Arrays.copyOf(zip, zip.length / 2 - 20)));
  }

  @Test
  void anEmptyZipIsAccountedFor() throws IOException {
    var out = new ByteArrayOutputStream();
    new ZipOutputStream(out).close();
    assertEquals(List.of("z.zip UNREADABLE 0"), read(out.toByteArray()));
  }

  /** Address, outcome and the requests received, 0 where nothing was read. */
  private static List<String> read(byte[] bytes) {
    var told = new ArrayList<String>();
    ReportReader.readLanded(
        "z.zip",
        bytes,
        null,
        read -> {
          List<Fact> facts = read.reading().facts();
          String value = facts.isEmpty() ? "0" : facts.get(0).value().toPlainString();
          told.add(read.landed().uri() + " " + read.reading().document().outcome() + " " + value);
        });
    return told;
  }

  private static byte[] zip() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (int i = 1; i <= 3; i++) {
        zip.putNextEntry(new ZipEntry((char) ('`' + i) + ".html"));
        zip.write(PAGE.formatted(i).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  /** Bit 0 of the general purpose flag, in the local header and in the directory. */
  private static void encryptFirstMember(byte[] zip) {
    zip[6] |= 1;
    for (int i = 0; i + 10 < zip.length; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        zip[i + 8] |= 1;
        return;
      }
    }
  }
}
