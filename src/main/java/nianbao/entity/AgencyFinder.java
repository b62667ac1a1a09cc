package nianbao.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the agency of a report: title, publisher, signature, preamble, then the text around. */
final class AgencyFinder {
  private static final int HEAD = 2500;
  private static final int SIGNATURE_LINES = 14;
  private static final int SIGNATURE_LENGTH = 40;
  private static final Pattern PREAMBLE =
      Pattern.compile(".*(?:公布|公开|发布|现将|结合|由|与|系|编制|为|[。;::,,\\n(“\"])$");
  // Reports of bureaus praise their government in passing; only these words make it the speaker.
  private static final Pattern PRESENTS = Pattern.compile("(?:公布|发布|编制|现将|结合|由)$");
  private static final Pattern ACTS =
      Pattern.compile(
          "(?:20\\d{2}年|[,,]?(?:主动公开|政府信息公开|政务公开|深入|坚持|认真|严格|高度重视|按照|全面|以习|编制|公布|高度|切实|积极|围绕|根据|始终|紧紧|不断|持续)).*");

  private static final Pattern DATED = Pattern.compile("20\\d{2}年.*$");

  private final AgencyReader reader;
  private final Words words;
  private final List<AgencyName> found = new ArrayList<>();
  private boolean complete;

  AgencyFinder(AgencyReader reader, Words words, ReportTitle title, Publication publication) {
    this.reader = reader;
    this.words = words;
    named(title, publication);
  }

  /** The agency; null if nothing names one. The text is read for it only where it must be. */
  AgencyName best() {
    List<AgencyName> names = found.isEmpty() ? candidates() : found;
    return names.isEmpty() ? null : names.get(0);
  }

  /** Names in falling order of trust; the first is the agency. */
  List<AgencyName> candidates() {
    if (!complete) {
      complete = true;
      signature(found);
      preamble(found);
    }
    return found;
  }

  private void named(ReportTitle title, Publication publication) {
    if (title.subject().length() >= 2) {
      add(found, reader.whole(title.subject()));
    }
    if (title.text() != null && !title.report()) {
      AgencyReader.Found named = reader.in(title.text(), 0);
      add(found, named == null ? null : named.name());
    }
    publication.publishers().forEach(name -> add(found, reader.whole(name)));
  }

  private static void add(List<AgencyName> found, AgencyName name) {
    if (name != null) {
      found.add(name);
    }
  }

  /** The last short lines: who signs. */
  private void signature(List<AgencyName> found) {
    List<String> lines = words.lines();
    for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - SIGNATURE_LINES); i--) {
      String line = withoutDate(lines.get(i)).replace(" ", "");
      if (line.length() >= 4 && line.length() <= SIGNATURE_LENGTH) {
        AgencyName name = reader.whole(line);
        if (name != null && !name.divisions().isEmpty() && !name.isGovernment()) {
          found.add(name);
        }
      }
    }
  }

  private static String withoutDate(String line) {
    return line.contains("20") ? DATED.matcher(line).replaceAll("") : line;
  }

  /** Names at the head that the text itself speaks as: 现公布X局…, X局2023年主动公开…. */
  private void preamble(List<AgencyName> found) {
    String head = words.head(HEAD);
    var bare = new ArrayList<AgencyName>();
    int at = 0;
    while (at < head.length()) {
      char c = head.charAt(at);
      AgencyReader.Found name = c < '\u4e00' || c > '\u9fff' ? null : reader.in(head, at);
      boolean full = name != null;
      name = full || AgencyReader.MARKERS.indexOf(c) < 0 ? name : reader.bareIn(head, at);
      if (name == null) {
        at++;
        continue;
      }
      if (speaks(head, name)) {
        (full ? found : bare).add(name.name());
      }
      at = name.end();
    }
    found.addAll(bare);
  }

  private static boolean speaks(String head, AgencyReader.Found name) {
    String before = head.substring(Math.max(0, name.start() - 6), name.start());
    String after = head.substring(name.end(), Math.min(head.length(), name.end() + 12));
    if (name.name().isGovernment() && !PRESENTS.matcher(before).find()) {
      return false;
    }
    boolean begins = name.start() == 0 || PREAMBLE.matcher(before.replace('\n', ';')).matches();
    return begins && ACTS.matcher(after.replace('\n', ' ').strip()).matches();
  }
}
