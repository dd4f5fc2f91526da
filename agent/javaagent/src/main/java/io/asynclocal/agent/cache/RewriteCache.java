package io.asynclocal.agent.cache;

import io.asynclocal.agent.names.ClassNames;
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
  private @Nullable ClassNames names;

  /** Made at once, as later it would keep the class loader of whoever causes it. */
  private final Thread atTheEnd = new Thread(null, this, "asynclocal cache", 0, false);

  private RewriteCache(@Nullable CacheDirectory directory, String identity) {
    this.directory = directory;
    this.identity = identity;
  }

  /**
   * Reads the cache.
   *
   * @param option a directory, {@code off}, or null for the user's cache directory
   * @param identity all that the rewritten bytes depend on besides the original ones
   */
  public static RewriteCache open(@Nullable String option, String identity) {
    String folder = CacheDirectory.folder(option);
    if (folder == null) {
      return new RewriteCache(null, identity);
    }
    String whole = identity + " on " + System.getProperty("java.vm.version");
    RewriteCache cache = new RewriteCache(new CacheDirectory(folder, whole), whole);
    cache.read();
    return cache;
  }

  private void read() {
    byte[] file = directory == null ? null : directory.read();
    if (file != null) {
      names = CacheFile.decode(file, identity, entries);
      if (names == null) {
        entries.clear();
      }
    }
  }

  /** Called as the JVM ends: keeps what is new. */
  @Override
  public void run() {
    ClassNames known = names;
    List<CacheEntry> news = made();
    if (directory != null && known != null && !news.isEmpty()) {
      try {
        CacheWriter.write(directory, identity, known, news, entries);
      } catch (Throwable e) {
        // The agent's jar may be gone by now; nothing may be printed as a program ends.
      }
    }
  }

  /** The classes that are rewritten by their names; null if not known. */
  public @Nullable ClassNames names() {
    return names;
  }

  /** Tells the names to later starts. */
  public void setNames(ClassNames names) {
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
        if (made.isEmpty()) {
          writeAtTheEnd();
        }
        made.add(entry);
      }
    }
  }

  private void writeAtTheEnd() {
    try {
      Runtime.getRuntime().addShutdownHook(atTheEnd);
    } catch (IllegalStateException e) {
      // The JVM is ending, which is too late for this start and no harm to the next.
    }
  }

  /** What this start rewrote itself. */
  private List<CacheEntry> made() {
    synchronized (made) {
      return new ArrayList<>(made);
    }
  }
}
