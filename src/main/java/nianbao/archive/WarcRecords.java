package nianbao.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import nianbao.Notice;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;

/** A crawler's WARC: every response and resource is a document; its header is the sidecar. */
final class WarcRecords extends Members {
  private static final int OK = 200;

  private final Map<String, Integer> leftOut = new TreeMap<>();

  WarcRecords(Landed outer, Allowance allowance, List<Notice> notices) {
    super(outer, allowance, notices);
  }

  @Override
  void walk(Consumer<Landed> sink) throws IOException {
    try (var warc = new WarcReader(new ByteArrayInputStream(container()))) {
      warc.setLenient(true);
      for (var record = warc.next(); record.isPresent(); record = warc.next()) {
        record(record.get(), sink);
      }
    } finally {
      leftOut.forEach((why, count) -> say("warc_records_left_out", uri(), why + " × " + count));
    }
  }

  private void record(WarcRecord record, Consumer<Landed> sink) throws IOException {
    if (record instanceof WarcResponse response) {
      var http = response.http();
      if (http.status() != OK) {
        leftOut.merge("HTTP status " + http.status(), 1, Integer::sum);
        return;
      }
      String encoding = http.headers().first("Content-Encoding").orElse("");
      document(response.target(), record, decoded(http.body().stream(), encoding), sink);
    } else if (record instanceof WarcResource resource) {
      document(resource.target(), record, resource.body().stream(), sink);
    } else if (record instanceof WarcRevisit) {
      leftOut.merge("revisit without content", 1, Integer::sum);
    }
  }

  private void document(String target, WarcRecord record, InputStream in, Consumer<Landed> sink)
      throws IOException {
    byte[] bytes;
    try {
      bytes = allowance().readAll(in);
    } catch (Allowance.TooLarge e) {
      say("container_member_too_large", memberUri(target), e.getMessage());
      return;
    } catch (java.util.zip.ZipException e) {
      say("container_member_broken", memberUri(target), reason(e));
      return;
    }
    String date = record.date() == null ? null : record.date().toString();
    deliver(target, bytes, new Sidecar(target, date, null, null, null), sink);
  }

  private static InputStream decoded(InputStream in, String encoding) throws IOException {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> new GZIPInputStream(in);
      case "deflate" -> new InflaterInputStream(in);
      default -> in;
    };
  }
}
