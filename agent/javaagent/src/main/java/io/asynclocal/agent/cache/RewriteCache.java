package io.asynclocal.agent.cache;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What earlier starts rewrote: for each class, by its original bytes, what it became. So a start
 * that has nothing new never loads Byte Buddy.
 *
 * <p>Everything is in one file, which is read once, and written as the JVM ends if there is
 * something new. Nothing here ever fails: what cannot be read or written is just not there.
 */
public final class RewriteCache {

  private final @Nullable CacheDirectory directory;
  private final Map<String, CacheEntry> entries = new HashMap<>();
  private final List<CacheEntry> made = new ArrayList<>();
  private @Nullable Map<String, Boolean> names;

  private RewriteCache(@Nullable CacheDirectory directory) {
    this.directory = directory;
  }

  /** A cache that has nothing and keeps nothing. */
  public static RewriteCache off() {
    return new RewriteCache(null);
  }

  /**
   * Reads the cache.
   *
   * @param folder where it is kept; made once there is something to keep
   * @param identity all that the rewritten bytes depend on besides the original ones
   */
  public static RewriteCache open(String folder, String identity) {
    CacheDirectory directory = new CacheDirectory(folder, identity);
    RewriteCache cache = new RewriteCache(directory);
    byte[] file = directory.read();
    if (file != null) {
      cache.names = new HashMap<>();
      if (!CacheFile.decode(file, identity, cache.names, cache.entries)) {
        cache.names = null;
        cache.entries.clear();
      }
    }
    Runtime.getRuntime().addShutdownHook(new CacheWriter(cache, identity, directory));
    return cache;
  }

  /** For each class that is rewritten by its name whether it is the JDK's; null if not known. */
  public @Nullable Map<String, Boolean> names() {
    return names;
  }

  /** Tells the names to later starts. */
  public void setNames(Map<String, Boolean> names) {
    this.names = names;
  }

  /**
   * What a class becomes.
   *
   * @param name with slashes
   * @param mode what else the result depends on
   * @return null where that is not known; empty where the class stays as it is
   */
  public byte @Nullable [] get(String name, int mode, byte[] original) {
    CacheEntry entry = entries.get(name);
    if (entry == null) {
      return null;
    }
    int crc = Checksum.crc(original);
    int adler = Checksum.adler(original);
    for (; entry != null; entry = entry.next) {
      if (entry.isOf(mode, original.length, crc, adler)) {
        entry.isUsed = true;
        return entry.copyOfBytes();
      }
    }
    return null;
  }

  /** Keeps what a class became. */
  public void put(String name, int mode, byte[] original, byte[] rewritten) {
    if (directory != null) {
      CacheEntry entry =
          new CacheEntry(
              name,
              mode,
              original.length,
              Checksum.crc(original),
              Checksum.adler(original),
              ByteBuffer.wrap(rewritten));
      synchronized (made) {
        made.add(entry);
      }
    }
  }

  /** What this start rewrote itself. */
  List<CacheEntry> made() {
    synchronized (made) {
      return new ArrayList<>(made);
    }
  }

  /** What this start found. */
  Map<String, CacheEntry> found() {
    return entries;
  }
}
