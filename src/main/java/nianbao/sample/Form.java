package nianbao.sample;

import java.util.Locale;

/** Generations of the form, as facts name them. */
enum Form {
  PROSE,
  ANNEX_LOCAL,
  ANNEX_2014,
  MATRIX_2019,
  MATRIX_2021;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean matrix() {
    return this == MATRIX_2019 || this == MATRIX_2021;
  }
}
