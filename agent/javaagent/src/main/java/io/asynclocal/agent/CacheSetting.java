package io.asynclocal.agent;

import io.asynclocal.agent.cache.BuildId;
import io.asynclocal.agent.cache.RewriteCache;
import java.io.File;
import org.jspecify.annotations.Nullable;

/** Where the cache of rewritten classes is, and what else than their bytes it depends on. */
final class CacheSetting {

  private CacheSetting() {}

  static RewriteCache open(Options options, String version, File agentJar) {
    String folder = folder(options.cache());
    String build = folder == null ? null : BuildId.of(agentJar);
    return folder == null || build == null
        ? RewriteCache.off()
        : RewriteCache.open(folder, identity(options, version, build));
  }

  private static String identity(Options options, String version, String build) {
    return version
        + " "
        + build
        + " on "
        + System.getProperty("java.vm.version")
        + " with "
        + options.ofRewriting();
  }

  /** As the XDG Base Directory Specification has it, where the user says nothing. */
  private static @Nullable String folder(@Nullable String option) {
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
}
