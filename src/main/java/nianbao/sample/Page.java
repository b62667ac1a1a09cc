package nianbao.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * A report as it is meant to be published, before any carrier.
 *
 * @param publisher 发布机构 as the site gives it
 * @param site name of the site, {@code 绍兴市上虞区人民政府}
 */
record Page(String title, String publisher, String site, LocalDate published, List<Piece> pieces) {}
