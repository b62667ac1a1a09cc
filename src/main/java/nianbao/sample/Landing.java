package nianbao.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts documents where a crawler would: in folders, some batches inside containers. */
final class Landing {
  private final Path root;
  private final long seed;
  private final int containerPerMille;

  Landing(Path root, long seed, int containerPerMille) {
    this.root = root;
    this.seed = seed;
    this.containerPerMille = containerPerMille;
  }

  /**
   * Writes the documents of one chunk.
   *
   * @return their addresses, in the order of {@code papers}
   */
  List<String> land(int chunk, List<Paper> papers) throws IOException {
    Map<String, List<Paper>> folders = new TreeMap<>();
    for (Paper paper : papers) {
      folders.computeIfAbsent(paper.folder(), folder -> new ArrayList<>()).add(paper);
    }
    Map<String, String> containers = new TreeMap<>();
    for (Map.Entry<String, List<Paper>> folder : folders.entrySet()) {
      Files.createDirectories(root.resolve(folder.getKey()));
      Dice dice = Dice.of(seed, "container" + folder.getKey(), chunk);
      if (dice.permille(containerPerMille)) {
        String name = "batch" + chunk + (dice.permille(600) ? ".zip" : ".tar.gz");
        containers.put(folder.getKey(), name);
        Containers.write(root.resolve(folder.getKey()).resolve(name), folder.getValue());
      } else {
        for (Paper paper : folder.getValue()) {
          land(paper);
        }
      }
    }
    var paths = new ArrayList<String>();
    for (Paper paper : papers) {
      String container = containers.get(paper.folder());
      paths.add(
          container == null ? paper.path() : paper.folder() + "/" + container + "!" + paper.name());
    }
    return paths;
  }

  private void land(Paper paper) throws IOException {
    Path file = root.resolve(paper.folder()).resolve(paper.name());
    Files.write(file, paper.bytes());
    if (paper.sidecar() != null) {
      Files.write(
          file.resolveSibling(paper.name() + ".meta.json"),
          paper.sidecar().getBytes(StandardCharsets.UTF_8));
    }
  }
}
