package io.asynclocal.agent.cache;

import java.io.File;
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
public final class RewriteCache implements Runnable {

  private final @Nullable CacheDirectory directory;
  private final String identity;
  private final Map<String, CacheEntry> entries = new HashMap<>();
  private final List<CacheEntry> made = new ArrayList<>();
  private @Nullable Map<String, Boolean> names;

  private RewriteCache(@Nullable CacheDirectory directory, String identity) {
    this.directory = directory;
    this.identity = identity;
  }

  /**
   * Reads the cache.
   *
   * @param option a directory, {@code off}, or null for the user's cache directory
   * @param identity all that the rewritten bytes depend on besides the original ones
   * @param agentJar what rewrites them, which is part of it
   */
  public static RewriteCache open(@Nullable String option, String identity, File agentJar) {
    String folder = CacheDirectory.folder(option);
    String build = folder == null ? null : BuildId.of(agentJar);
    if (folder == null || build == null) {
      return new RewriteCache(null, identity);
    }
    String whole = identity + " " + build + " on " + System.getProperty("java.vm.version");
    RewriteCache cache = new RewriteCache(new CacheDirectory(folder, whole), whole);
    cache.read();
    Runtime.getRuntime().addShutdownHook(new Thread(null, cache, "asynclocal cache", 0, false));
    return cache;
  }

  private void read() {
    byte[] file = directory == null ? null : directory.read();
    if (file != null) {
      Map<String, Boolean> read = new HashMap<>();
      if (CacheFile.decode(file, identity, read, entries)) {
        names = read;
      } else {
        entries.clear();
      }
    }
  }

  /** Called as the JVM ends: keeps what is new. */
  @Override
  public void run() {
    Map<String, Boolean> known = names;
    List<CacheEntry> news = made();
    if (directory != null && known != null && !news.isEmpty()) {
      try {
        CacheWriter.write(directory, identity, known, news, entries);
      } catch (Throwable e) {
        // The agent's jar may be gone by now; nothing may be printed as a program ends.
      }
    }
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
  private List<CacheEntry> made() {
    synchronized (made) {
      return new ArrayList<>(made);
    }
  }
}
