package io.asynclocal.agent.cache;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What one class became, bound to the bytes that it had. */
final class CacheEntry {

  final String name;
  final int mode;
  final int length;
  final int crc;
  final int adler;
  private final ByteBuffer bytes;

  /** Another entry for the same name. */
  @Nullable CacheEntry next;

  /** Whether this start asked for it. */
  volatile boolean isUsed;

  CacheEntry(String name, int mode, int length, int crc, int adler, ByteBuffer bytes) {
    this.name = name;
    this.mode = mode;
    this.length = length;
    this.crc = crc;
    this.adler = adler;
    this.bytes = bytes;
  }

  boolean isOf(int mode, int length, int crc, int adler) {
    return this.mode == mode && this.length == length && this.crc == crc && this.adler == adler;
  }

  boolean isSameAs(CacheEntry other) {
    return name.equals(other.name) && isOf(other.mode, other.length, other.crc, other.adler);
  }

  byte[] copyOfBytes() {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }

  int size() {
    return bytes.remaining();
  }
}
