package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * HikariCP: what the pool does for itself, it does for nobody: to connect, to fill itself up, to
 * close. Its threads and timers are first used by whichever request comes first.
 *
 * <p>The housekeeper is scheduled in the pool's constructor; see {@code NobodysWork}.
 */
final class HikariInstrumentation extends LibraryInstrumentation {

  private static final String POOL = "com.zaxxer.hikari.pool.HikariPool";

  @Override
  public String mechanism() {
    return "hikari";
  }

  @Override
  public String[] classes() {
    return new String[] {POOL};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    rewrite.adviseIfThere(NobodysAdvice.class, "checkFailFast", "addBagItem", "closeConnection");
  }
}
