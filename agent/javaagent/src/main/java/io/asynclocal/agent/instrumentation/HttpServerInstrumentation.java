package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * {@code com.sun.net.httpserver}: the dispatcher has no context, whoever called {@code start}, so
 * an exchange has none but what the server's executor gives it. What a handler enters ends with the
 * exchange, even where the dispatcher itself runs it.
 */
final class HttpServerInstrumentation extends Instrumentation {

  private static final String SERVER = "sun.net.httpserver.ServerImpl";
  private static final String EXCHANGE = SERVER + "$Exchange";

  @Override
  public String mechanism() {
    return "http-server";
  }

  @Override
  public String[] classes() {
    return new String[] {SERVER, EXCHANGE};
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    if (className.equals(SERVER)) {
      rewrite.advise(OwnWorkAdvice.class, "start");
    } else {
      rewrite.advise(PutBackAdvice.class, "run");
    }
  }
}
