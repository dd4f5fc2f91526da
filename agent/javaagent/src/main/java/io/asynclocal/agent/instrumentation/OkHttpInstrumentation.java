package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * OkHttp: the callback of an enqueued call runs with the context of {@code enqueue}.
 *
 * <p>The dispatcher starts a call that had to wait from the thread of another one, so an executor's
 * hand-over is the wrong moment; the call carries its context from {@code enqueue}, where it is
 * made.
 */
final class OkHttpInstrumentation extends LibraryInstrumentation {

  private static final String CALL = "okhttp3.internal.connection.RealCall$AsyncCall";
  private static final String CALL_4 = "okhttp3.RealCall$AsyncCall";

  @Override
  public String mechanism() {
    return "okhttp";
  }

  @Override
  public String[] classes() {
    return new String[] {CALL, CALL_4};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    carryOnce(rewrite, "run()", "failRejected$okhttp");
  }
}
