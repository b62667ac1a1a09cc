package nianbao.trend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Views over one state of the lake, and the steps computed from them. */
final class Side {
  private final Trends trends;
  private final Map<String, Dataset<Row>> views = new LinkedHashMap<>();

  Side(Trends trends) {
    this.trends = trends;
  }

  void put(String view, Dataset<Row> rows) {
    views.put(view, trends.register(view, rows));
  }

  /** Computes a step over the views as they are registered now. */
  void run(Step step) {
    views.put(step.view(), trends.run(step));
  }

  /** The same with steps that do not name each other. */
  void runAbreast(List<Step> steps) {
    List<Dataset<Row>> rows = trends.runAbreast(steps);
    for (int i = 0; i < rows.size(); i++) {
      views.put(steps.get(i).view(), rows.get(i));
    }
  }

  Dataset<Row> rows(Step step) {
    return views.get(step.view());
  }

  /** Registers what this side has, after another was at work. */
  void register() {
    views.forEach(trends::register);
  }
}
