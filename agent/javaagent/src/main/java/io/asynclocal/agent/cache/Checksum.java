package io.asynclocal.agent.cache;

import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Two checksums that the JVM computes natively, so that they cost nothing before the compiler is
 * warm; a digest takes longer there than all the rest of a start.
 *
 * <p>They tell apart by accident alone, and that is enough: who can write the cache or put crafted
 * classes in front of the agent is the user, who can run any code anyway.
 */
final class Checksum {

  private Checksum() {}

  static int crc(byte[] bytes) {
    return crc(bytes, 0, bytes.length);
  }

  static int crc(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  static int adler(byte[] bytes) {
    Adler32 adler = new Adler32();
    adler.update(bytes, 0, bytes.length);
    return (int) adler.getValue();
  }
}
