package io.asynclocal.agent.cache;

import io.asynclocal.agent.names.ClassNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the cache as the JVM ends, if this start has something new: a moment in which nothing of
 * the program waits, and no lock of a class loader is held.
 *
 * <p>It writes a file of its own and renames it, so that starts at the same time see a whole file
 * each; what another one added in the meantime is kept. A disk that hangs is not waited for.
 */
final class CacheWriter extends Thread {

  private static final int PATIENCE_MILLIS = 2000;
  private static final int MOST_BYTES = 8 << 20;
  private static final int MOST_FILES = 16;

  private final CacheDirectory directory;
  private final String identity;
  private final ClassNames names;
  private final List<CacheEntry> made;
  private final Map<String, CacheEntry> found;

  private CacheWriter(
      CacheDirectory directory,
      String identity,
      ClassNames names,
      List<CacheEntry> made,
      Map<String, CacheEntry> found) {
    super(null, null, "asynclocal cache writer", 0, false);
    this.directory = directory;
    this.identity = identity;
    this.names = names;
    this.made = made;
    this.found = found;
    setDaemon(true);
  }

  /**
   * Writes what this start made, and what it found and used.
   *
   * @param names the classes that are rewritten by their names
   */
  static void write(
      CacheDirectory directory,
      String identity,
      ClassNames names,
      List<CacheEntry> made,
      Map<String, CacheEntry> found) {
    CacheWriter writer = new CacheWriter(directory, identity, names, made, found);
    writer.start();
    try {
      writer.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    Path part =
        directory.folder.resolve(
            directory.file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".part");
    try {
      makeFolder();
      if (directory.isTrusted()) {
        write(part, CacheFile.encode(identity, names, entries()));
        Files.move(part, directory.file, StandardCopyOption.ATOMIC_MOVE);
        dropOldFiles();
      }
    } catch (Throwable e) {
      // A cache that cannot be kept is none, and nothing may be printed as a program ends.
      deleteQuietly(part);
    }
  }

  private void makeFolder() throws IOException {
    if (!Files.exists(directory.folder)) {
      Path parent = directory.folder.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(
          directory.folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static void write(Path part, byte[] bytes) throws IOException {
    try (SeekableByteChannel out =
        Files.newByteChannel(
            part,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
    }
  }

  /** What this start made and used, then what else is there now, while there is room. */
  private List<CacheEntry> entries() {
    List<CacheEntry> candidates = new ArrayList<>(made);
    add(found, true, candidates);
    byte[] file = directory.read();
    Map<String, CacheEntry> now = new HashMap<>();
    if (file != null && CacheFile.decode(file, identity, now) != null) {
      add(now, false, candidates);
    }
    List<CacheEntry> kept = new ArrayList<>();
    int size = 0;
    for (CacheEntry candidate : candidates) {
      size += candidate.size();
      if (size <= MOST_BYTES && !has(kept, candidate)) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  private static void add(Map<String, CacheEntry> from, boolean used, List<CacheEntry> to) {
    for (CacheEntry chain : from.values()) {
      for (CacheEntry entry = chain; entry != null; entry = entry.next) {
        if (entry.isUsed || !used) {
          to.add(entry);
        }
      }
    }
  }

  private static boolean has(List<CacheEntry> kept, CacheEntry candidate) {
    for (CacheEntry entry : kept) {
      if (entry.isSameAs(candidate)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Other versions and other JDKs have files of their own; of those that are old some are enough.
   */
  private void dropOldFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(directory.folder, CacheDirectory.PREFIX + "*")) {
      for (Path one : all) {
        files.add(one);
      }
    }
    Collections.sort(files, new NewestFirst());
    for (Path old : files.subList(Math.min(MOST_FILES, files.size()), files.size())) {
      deleteQuietly(old);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException | RuntimeException e) {
      // It stays, and is in nobody's way.
    }
  }

  private static final class NewestFirst implements java.util.Comparator<Path> {
    @Override
    public int compare(Path left, Path right) {
      return Long.compare(right.toFile().lastModified(), left.toFile().lastModified());
    }
  }
}
