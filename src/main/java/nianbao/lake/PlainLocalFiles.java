package nianbao.lake;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local file system without helper processes. Where Hadoop's native library is missing, as on
 * most laptops, its own starts {@code ls} for every file that is listed and {@code chmod} for every
 * file that is written: some 40 ms each beside a JVM of gigabytes, half an hour for a landing of
 * 100,000 files. Checksum files beside every file are left out as well.
 */
public final class PlainLocalFiles extends LocalFileSystem {

  public PlainLocalFiles() {
    super(new Plain());
    setWriteChecksum(false);
    setVerifyChecksum(false);
  }

  /** The same for callers of Hadoop's other file system interface, Delta's log among them. */
  public static final class Context extends DelegateToFileSystem {
    Context(URI uri, Configuration hadoop) throws IOException, URISyntaxException {
      super(uri, new Plain(), hadoop, FsConstants.LOCAL_FS_URI.getScheme(), false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    @Override
    public boolean isValidName(String name) {
      return true;
    }
  }

  private static final class Plain extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      java.nio.file.Path file = pathToFile(path).toPath();
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Set<PosixFilePermission> wanted =
            PosixFilePermissions.fromString(
                permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL);
        Files.setPosixFilePermissions(file, wanted);
      }
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
      return plain(super.getFileStatus(path));
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      return getFileStatus(path);
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
      FileStatus[] found = super.listStatus(path);
      for (int i = 0; i < found.length; i++) {
        found[i] = plain(found[i]);
      }
      return found;
    }

    /** A status that does not ask a helper process who owns the file. */
    private static FileStatus plain(FileStatus status) {
      return new FileStatus(
          status.getLen(),
          status.isDirectory(),
          status.getReplication(),
          status.getBlockSize(),
          status.getModificationTime(),
          status.getPath());
    }
  }
}
