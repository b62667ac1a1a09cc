package nianbao.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
  private static final int WORDS = 200;
  private static final long STALE_MS = 10 * 60_000L;
  private static final long TOUCH_MS = 60_000L;

  private final AutoCloseable held;
  private final String abandoned;

  private RunLock(AutoCloseable held, String abandoned) {
    this.held = held;
    this.abandoned = abandoned;
  }

  /** The words of a holder that never released the lock: it was killed. Empty where none did. */
  public Optional<String> abandoned() {
    return abandoned.isBlank() ? Optional.empty() : Optional.of(abandoned);
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

  /**
   * The words of whoever holds the lock of a lake on this machine; empty where nobody does, or
   * where only {@link #take} can tell. Needs no Spark: a run that is refused is refused at once.
   */
  public static Optional<String> heldHere(String lake) throws IOException {
    var folder = new org.apache.hadoop.fs.Path(lake);
    String scheme = folder.toUri().getScheme();
    Path file = Path.of(folder.toUri().getPath(), FILE);
    if ((scheme != null && !scheme.equals("file")) || !Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null ? Optional.of(words(channel)) : Optional.empty();
    }
  }

  private static Optional<RunLock> local(Path file, String holder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        String before = words(channel);
        channel
            .truncate(0)
            .write(java.nio.ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
        return Optional.of(new RunLock(() -> release(channel), before));
      }
    } catch (OverlappingFileLockException e) {
      // This very process holds it.
    }
    channel.close();
    return Optional.empty();
  }

  private static String words(FileChannel channel) throws IOException {
    var bytes = java.nio.ByteBuffer.allocate(WORDS);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  /** An empty file says that its holder came to its end. */
  private static void release(FileChannel channel) throws IOException {
    try (channel) {
      channel.truncate(0);
    }
  }

  private static Optional<RunLock> remote(
      org.apache.hadoop.fs.Path file, FileSystem fs, String holder) throws IOException {
    String before = "";
    if (fs.exists(file) && isStale(fs.getFileStatus(file))) {
      before = words(file, fs);
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
            },
            before));
  }

  private static String words(org.apache.hadoop.fs.Path file, FileSystem fs) throws IOException {
    try (var in = fs.open(file)) {
      return new String(in.readNBytes(WORDS), StandardCharsets.UTF_8);
    }
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
      return words(file, file.getFileSystem(hadoop));
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
