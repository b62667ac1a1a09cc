package nianbao.sample;

import java.util.List;

/**
 * One document of the corpus, with its truth.
 *
 * @param folder province and year, {@code 33/2021}
 * @param name file name, ASCII
 * @param sidecar JSON, null for none
 */
record Paper(
    String folder, String name, byte[] bytes, String sidecar, ReportRow row, List<Truth> truth) {

  String path() {
    return folder + "/" + name;
  }
}
