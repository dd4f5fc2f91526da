package io.asynclocal.agent.cache;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the cache is on the disk. What it has runs inside the JDK, so nobody but the user may have
 * written it: folder and file are the user's own and writable by nobody else, or are not looked at.
 */
final class CacheDirectory {

  static final String PREFIX = "rewrites-";

  private static final int MOST_BYTES = 32 << 20;
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final int TYPE = 0170000;
  private static final int FOLDER = 0040000;
  private static final int FILE = 0100000;

  final Path folder;
  final Path file;

  /**
   * Where a user has it, as the XDG Base Directory Specification says.
   *
   * @param option what the user said; null for nothing
   * @return null where there is none
   */
  static @Nullable String folder(@Nullable String option) {
    if (option != null) {
      return option.equals("off") ? null : option;
    }
    String caches = System.getenv("XDG_CACHE_HOME");
    if (caches != null && caches.startsWith("/")) {
      return caches + "/asynclocal";
    }
    String home = System.getProperty("user.home");
    return home == null || !home.startsWith("/") || home.length() == 1
        ? null
        : home + "/.cache/asynclocal";
  }

  CacheDirectory(String folder, String identity) {
    this.folder = Paths.get(folder);
    this.file = this.folder.resolve(PREFIX + Integer.toHexString(identity.hashCode()));
  }

  /** The file; null where there is none that can be trusted. */
  byte @Nullable [] read() {
    try {
      Object uid = ownUid();
      if (isOurs(folder, FOLDER, uid)
          && isOurs(file, FILE, uid)
          && Files.size(file) <= MOST_BYTES) {
        // Not by Files, whose channels are twenty classes more.
        try (FileInputStream in = new FileInputStream(file.toFile())) {
          return in.readAllBytes();
        }
      }
    } catch (IOException | RuntimeException e) {
      // Not there, or not to be had: as if there were none.
    }
    return null;
  }

  /** Whether the folder is there and can be trusted. */
  boolean isTrusted() {
    try {
      return isOurs(folder, FOLDER, ownUid());
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Fails where there is nothing, or where the file system knows no owners. */
  private static boolean isOurs(Path path, int type, @Nullable Object uid) throws IOException {
    Map<String, Object> of = Files.readAttributes(path, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
    Object mode = of.get("mode");
    return mode instanceof Integer
        && ((Integer) mode & TYPE) == type
        && ((Integer) mode & WRITABLE_BY_OTHERS) == 0
        && (uid == null
            ? Files.getOwner(path).getName().equals(System.getProperty("user.name"))
            : uid.equals(of.get("uid")));
  }

  /** The number of the user who runs this JVM; null where the system does not tell it so. */
  private static @Nullable Object ownUid() throws IOException {
    Path self = Paths.get("/proc/self");
    return Files.exists(self) ? Files.getAttribute(self, "unix:uid") : null;
  }
}
