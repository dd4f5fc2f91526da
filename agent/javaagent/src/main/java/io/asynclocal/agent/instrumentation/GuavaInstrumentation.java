package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * Guava: a listener of a {@code ListenableFuture} runs with the context of its registration,
 * whoever completes the future, and so do {@code Futures.addCallback}, {@code transform} and {@code
 * catching}, which are listeners.
 *
 * <p>What Guava registers to hand a result on, and looks for by its type, it gets as it is.
 */
final class GuavaInstrumentation extends LibraryInstrumentation {

  private static final String FUTURE = "com.google.common.util.concurrent.AbstractFuture";
  private static final String LIST = "com.google.common.util.concurrent.ExecutionList";

  @Override
  public String mechanism() {
    return "guava";
  }

  @Override
  public String[] classes() {
    return new String[] {FUTURE, LIST};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    rewrite.adviseWithCastTypes(
        BindRunnableAdvice.class, className.equals(FUTURE) ? "addListener" : "add");
  }
}
