package io.asynclocal.agent.cache;

import io.asynclocal.agent.names.ClassNames;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The format of the file: a header (magic number, checksum of the rest), the identity, the names of
 * classes that are rewritten, the entries.
 */
final class CacheFile {

  private static final int MAGIC = 0xA51C_0002;
  private static final int HEADER = 8;

  private CacheFile() {}

  /**
   * Reads a file.
   *
   * @return the names of classes that are rewritten; null where the file is not whole, or not of
   *     this identity, and the entries are not to be used
   */
  static @Nullable ClassNames decode(
      byte[] file, String identity, Map<String, CacheEntry> entries) {
    try {
      ByteBuffer in = ByteBuffer.wrap(file);
      if (in.getInt() != MAGIC
          || in.getInt() != Checksum.crc(file, HEADER, file.length - HEADER)
          || !identity.equals(text(file, in))) {
        return null;
      }
      ClassNames names = ClassNames.readFrom(in);
      for (int i = in.getInt(); i > 0; i--) {
        CacheEntry entry = entry(file, in);
        entry.next = entries.put(entry.name, entry);
      }
      return in.hasRemaining() ? null : names;
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static CacheEntry entry(byte[] file, ByteBuffer in) {
    String name = text(file, in);
    int mode = in.getInt();
    int length = in.getInt();
    int crc = in.getInt();
    int adler = in.getInt();
    int size = in.getInt();
    int from = in.position();
    in.position(from + size);
    return new CacheEntry(name, mode, length, crc, adler, ByteBuffer.wrap(file, from, size));
  }

  private static String text(byte[] file, ByteBuffer in) {
    int length = in.getInt();
    int from = in.position();
    in.position(from + length);
    return new String(file, from, length, StandardCharsets.UTF_8);
  }

  static byte[] encode(String identity, ClassNames names, Collection<CacheEntry> entries) {
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(body);
      write(out, identity);
      ByteBuffer namesAlone = ByteBuffer.allocate(names.size());
      names.writeTo(namesAlone);
      out.write(namesAlone.array());
      out.writeInt(entries.size());
      for (CacheEntry entry : entries) {
        write(out, entry);
      }
      byte[] rest = body.toByteArray();
      return ByteBuffer.allocate(HEADER + rest.length)
          .putInt(MAGIC)
          .putInt(Checksum.crc(rest))
          .put(rest)
          .array();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(DataOutputStream out, CacheEntry entry) throws IOException {
    write(out, entry.name);
    out.writeInt(entry.mode);
    out.writeInt(entry.length);
    out.writeInt(entry.crc);
    out.writeInt(entry.adler);
    write(out, entry.copyOfBytes());
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    write(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
