package nianbao.lake;

import java.net.URI;
import java.util.Locale;

/** What an address says about who serves a page, and no more. */
final class Addresses {
  private Addresses() {}

  /** Whether the host is below {@code gov.cn}; false for no or a broken address. */
  static boolean isOfficial(String url) {
    if (url == null) {
      return false;
    }
    try {
      String host = URI.create(url.strip()).getHost();
      return host != null && host.toLowerCase(Locale.ROOT).endsWith(".gov.cn");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
