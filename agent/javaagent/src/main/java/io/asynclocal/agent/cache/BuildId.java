package io.asynclocal.agent.cache;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Which build of the agent this is: the checksum of its jar's directory, which in turn has the
 * checksum of each entry. The format is that of a zip file's end record and central directory.
 */
public final class BuildId {

  private static final int END_RECORD = 22;
  private static final int END_MAGIC = 0x06054b50;
  private static final int SIZE_AT = 12;
  private static final int OFFSET_AT = 16;

  private BuildId() {}

  /**
   * The jar that a class is from.
   *
   * @throws IOException where it is from none
   */
  public static File jarOf(Class<?> type) throws IOException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null || !location.getProtocol().equals("file")) {
      throw new IOException(type + " is not from a jar");
    }
    try {
      String path = location.getPath();
      return path.indexOf('%') < 0 ? new File(path) : new File(location.toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Some text that no other build has; null where it cannot be told. */
  public static @Nullable String of(File jar) {
    try (RandomAccessFile file = new RandomAccessFile(jar, "r")) {
      long length = file.length();
      byte[] end = new byte[END_RECORD];
      file.seek(length - END_RECORD);
      file.readFully(end);
      int size = int32(end, SIZE_AT);
      if (int32(end, 0) != END_MAGIC || size < 0 || size > length) {
        return null;
      }
      byte[] directory = new byte[size];
      file.seek(int32(end, OFFSET_AT) & 0xffffffffL);
      file.readFully(directory);
      return length
          + "-"
          + Integer.toHexString(Checksum.crc(directory))
          + Integer.toHexString(Checksum.adler(directory));
    } catch (IOException e) {
      return null;
    }
  }

  private static int int32(byte[] bytes, int at) {
    return (bytes[at] & 0xff)
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | (bytes[at + 3] & 0xff) << 24;
  }
}
