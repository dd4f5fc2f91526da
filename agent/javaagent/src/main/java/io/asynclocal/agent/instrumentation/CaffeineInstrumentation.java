package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * Caffeine: maintenance of a cache belongs to nobody, though any caller's read or write may set it
 * off; so eviction listeners, and removal listeners of what was evicted, see nobody. Loads and
 * refreshes are completable futures.
 */
final class CaffeineInstrumentation extends LibraryInstrumentation {

  private static final String CACHE = "com.github.benmanes.caffeine.cache.BoundedLocalCache";

  @Override
  public String mechanism() {
    return "caffeine";
  }

  @Override
  public String[] classes() {
    return new String[] {CACHE};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    rewrite.adviseIfThere(NobodysAdvice.class, "maintenance", "scheduleDrainBuffers");
  }
}
