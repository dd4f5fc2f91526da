package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * Apache HttpClient 5, the asynchronous one: a {@code FutureCallback} runs with the context of the
 * call that it was given to, on whatever thread of the reactor.
 *
 * <p>Every callback is in a {@code BasicFuture}, those inside the client too, such as that of a
 * request which waits for the connection of another. The reactor's threads belong to nobody.
 */
final class HttpClient5Instrumentation extends LibraryInstrumentation {

  private static final String FUTURE = "org.apache.hc.core5.concurrent.BasicFuture";
  private static final String CLIENT =
      "org.apache.hc.client5.http.impl.async.AbstractHttpAsyncClientBase";
  private static final String REACTOR = "org.apache.hc.core5.reactor.AbstractIOReactorBase";
  private static final String REQUESTER = "org.apache.hc.core5.reactor.MultiCoreIOReactor";

  @Override
  public String mechanism() {
    return "http-client-5";
  }

  @Override
  public String[] classes() {
    return new String[] {FUTURE, CLIENT, REACTOR, REQUESTER};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    if (className.equals(FUTURE)) {
      carryOnce(rewrite, "completed", "failed", "cancel(boolean)");
    } else {
      rewrite.adviseIfThere(NobodysAdvice.class, "start");
    }
  }
}
