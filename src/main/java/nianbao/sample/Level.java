package nianbao.sample;

import java.util.Locale;

/** Administrative level, with the size of a usual year: a median agency in 2019. */
enum Level {
  NATION(220, 2500, 900),
  PROVINCE(60, 1200, 500),
  PREFECTURE(14, 600, 300),
  COUNTY(4, 300, 120),
  TOWNSHIP(0.8, 120, 5),
  ZONE(4, 200, 60);

  /** Requests a year. */
  final double requests;

  /** Items disclosed a year. */
  final double items;

  /** Licences a year. */
  final double decisions;

  Level(double requests, double items, double decisions) {
    this.requests = requests;
    this.items = items;
    this.decisions = decisions;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
