package io.asynclocal.agent;

import java.nio.charset.StandardCharsets;

/**
 * Goes through a jar in memory whose entries are not compressed. The format is that of a zip file's
 * local headers; it is simple enough that nothing of {@code java.util.zip} need be loaded.
 */
final class StoredJar {

  private static final int HEADER = 30;
  private static final int HEADER_MAGIC = 0x04034b50;
  private static final int METHOD_AT = 8;
  private static final int SIZE_AT = 18;
  private static final int NAME_LENGTH_AT = 26;
  private static final int EXTRA_LENGTH_AT = 28;

  private final byte[] jar;
  private String name = "";
  private int from;
  private int length;

  StoredJar(byte[] jar) {
    this.jar = jar;
  }

  /** Goes to the next entry, if there is one. */
  boolean next() {
    int at = from + length;
    if (int16(at) != (HEADER_MAGIC & 0xffff) || int16(at + 2) != HEADER_MAGIC >>> 16) {
      return false;
    }
    if (int16(at + METHOD_AT) != 0) {
      throw new IllegalStateException("the nested jar is compressed");
    }
    int nameLength = int16(at + NAME_LENGTH_AT);
    name = new String(jar, at + HEADER, nameLength, StandardCharsets.UTF_8);
    from = at + HEADER + nameLength + int16(at + EXTRA_LENGTH_AT);
    length = int16(at + SIZE_AT) | int16(at + SIZE_AT + 2) << 16;
    return true;
  }

  String name() {
    return name;
  }

  /** The bytes of the entry, from {@link #from}, so many as {@link #length}. */
  byte[] bytes() {
    return jar;
  }

  int from() {
    return from;
  }

  int length() {
    return length;
  }

  private int int16(int at) {
    return (jar[at] & 0xff) | (jar[at + 1] & 0xff) << 8;
  }
}
