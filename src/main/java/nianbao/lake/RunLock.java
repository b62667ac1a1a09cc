package nianbao.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/**
 * One run at a time. On a local lake the operating system holds the lock and drops it with the
 * process. Elsewhere it is a file that its holder touches; one that was not touched for a while is
 * taken over.
 */
public final class RunLock implements AutoCloseable {
  private static final String FILE = "run.lock";
  private static final long STALE_MS = 10 * 60_000L;
  private static final long TOUCH_MS = 60_000L;

  private final AutoCloseable held;

  private RunLock(AutoCloseable held) {
    this.held = held;
  }

  /**
   * Takes the lock, or nothing where another run holds it.
   *
   * @param holder who takes it, for people
   */
  public static Optional<RunLock> take(Lake lake, String holder) throws IOException {
    var folder = lake.root();
    FileSystem fs = folder.getFileSystem(lake.hadoop());
    fs.mkdirs(folder);
    var file = new org.apache.hadoop.fs.Path(fs.makeQualified(folder), FILE);
    return fs.getScheme().equals("file")
        ? local(Path.of(file.toUri().getPath()), holder)
        : remote(file, fs, holder);
  }

  private static Optional<RunLock> local(Path file, String holder) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        channel
            .truncate(0)
            .write(java.nio.ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        return Optional.of(new RunLock(channel));
      }
    } catch (OverlappingFileLockException e) {
      // This very process holds it.
    }
    channel.close();
    return Optional.empty();
  }

  private static Optional<RunLock> remote(
      org.apache.hadoop.fs.Path file, FileSystem fs, String holder) throws IOException {
    if (fs.exists(file) && isStale(fs.getFileStatus(file))) {
      fs.delete(file, false);
    }
    try (var out = fs.create(file, false)) {
      out.write(holder.getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    }
    Thread touch = touching(file, fs, holder);
    return Optional.of(
        new RunLock(
            () -> {
              touch.interrupt();
              fs.delete(file, false);
            }));
  }

  private static boolean isStale(FileStatus status) {
    return System.currentTimeMillis() - status.getModificationTime() > STALE_MS;
  }

  private static Thread touching(org.apache.hadoop.fs.Path file, FileSystem fs, String holder) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(TOUCH_MS);
                  try (var out = fs.create(file, true)) {
                    out.write(holder.getBytes(StandardCharsets.UTF_8));
                  }
                }
              } catch (InterruptedException | IOException e) {
                // Released, or the store is gone: either way there is nothing left to touch.
              }
            },
            "run-lock");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The words of whoever holds the lock of a local lake, empty if they cannot be read. */
  public static String holder(Lake lake) {
    try {
      Configuration hadoop = lake.hadoop();
      var file = new org.apache.hadoop.fs.Path(lake.root(), FILE);
      try (var in = file.getFileSystem(hadoop).open(file)) {
        return new String(in.readNBytes(200), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    try {
      held.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot release the run lock", e);
    }
  }
}
