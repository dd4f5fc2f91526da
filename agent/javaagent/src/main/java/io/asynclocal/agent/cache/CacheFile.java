package io.asynclocal.agent.cache;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/**
 * The format of the file: a header (magic number, checksum of the rest), the identity, the names of
 * classes that are rewritten, the entries.
 */
final class CacheFile {

  private static final int MAGIC = 0xA51C_0001;
  private static final int HEADER = 8;

  private CacheFile() {}

  /**
   * Reads a file.
   *
   * @return whether it is whole, and of this identity; else the maps are not to be used
   */
  static boolean decode(
      byte[] file, String identity, Map<String, Boolean> names, Map<String, CacheEntry> entries) {
    try {
      ByteBuffer in = ByteBuffer.wrap(file);
      if (in.getInt() != MAGIC
          || in.getInt() != Checksum.crc(file, HEADER, file.length - HEADER)
          || !identity.equals(text(file, in))) {
        return false;
      }
      for (int i = in.getInt(); i > 0; i--) {
        names.put(text(file, in), in.get() != 0 ? Boolean.TRUE : Boolean.FALSE);
      }
      for (int i = in.getInt(); i > 0; i--) {
        CacheEntry entry = entry(file, in);
        entry.next = entries.put(entry.name, entry);
      }
      return !in.hasRemaining();
    } catch (RuntimeException e) {
      return false;
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

  static byte[] encode(
      String identity, Map<String, Boolean> names, Collection<CacheEntry> entries) {
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(body);
      write(out, identity);
      out.writeInt(names.size());
      for (Map.Entry<String, Boolean> name : names.entrySet()) {
        write(out, name.getKey());
        out.writeBoolean(name.getValue());
      }
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
