package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * Jetty: threads and selectors of a server belong to nobody, whoever starts it or makes its pool
 * grow. What a handler hands over goes through an executor.
 */
final class JettyInstrumentation extends LibraryInstrumentation {

  private static final String POOL = "org.eclipse.jetty.util.thread.QueuedThreadPool";
  private static final String SELECTOR = "org.eclipse.jetty.io.ManagedSelector";

  @Override
  public String mechanism() {
    return "jetty";
  }

  @Override
  public String[] classes() {
    return new String[] {POOL, SELECTOR};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    rewrite.adviseIfThere(NobodysAdvice.class, className.equals(POOL) ? "startThread" : "doStart");
  }
}
