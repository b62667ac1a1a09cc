package nianbao.lake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Files beside the tables that are there whole or not at all, however long they take to write. */
public final class WholeFile {
  /** Writes a file's bytes. */
  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private WholeFile() {}

  /**
   * Writes a file below the lake, in place of the one that was there.
   *
   * @param name path below the lake's root
   */
  public static Path write(Lake lake, String name, Writing writing) throws IOException {
    Path file = new Path(lake.root(), name);
    try {
      FileContext context = FileContext.getFileContext(file.toUri(), lake.hadoop());
      Path fresh = new Path(file.getParent(), "." + file.getName() + ".new");
      try (OutputStream out =
          new BufferedOutputStream(
              context.create(
                  fresh,
                  EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE),
                  Options.CreateOpts.createParent()))) {
        writing.to(out);
      }
      context.rename(fresh, file, Options.Rename.OVERWRITE);
    } catch (UnsupportedFileSystemException e) {
      // Object stores without a FileContext put a whole object when it is closed.
      try (OutputStream out =
          new BufferedOutputStream(file.getFileSystem(lake.hadoop()).create(file, true))) {
        writing.to(out);
      }
    }
    return file;
  }

  /** The text of a small file below the lake, null where there is none. */
  public static String read(Lake lake, String name) throws IOException {
    Path file = new Path(lake.root(), name);
    var fs = file.getFileSystem(lake.hadoop());
    if (!fs.exists(file)) {
      return null;
    }
    try (var in = fs.open(file)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
