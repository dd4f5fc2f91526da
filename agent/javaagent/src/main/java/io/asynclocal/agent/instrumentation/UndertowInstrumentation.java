package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * Undertow and XNIO: a dispatched task runs with the context of {@code dispatch}, though it is
 * handed to the worker only after the handler returned; timers of an I/O thread with that of the
 * call.
 */
final class UndertowInstrumentation extends LibraryInstrumentation {

  private static final String EXCHANGE = "io.undertow.server.HttpServerExchange";
  private static final String IO_THREAD = "org.xnio.nio.WorkerThread";
  private static final String CLOSING = "io.undertow.util.ConnectionUtils";
  private static final String WORKER = "org.xnio.nio.NioXnioWorker";

  @Override
  public String mechanism() {
    return "undertow";
  }

  @Override
  public String[] classes() {
    return new String[] {EXCHANGE, IO_THREAD, CLOSING, WORKER};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    switch (className) {
      case EXCHANGE:
        rewrite.adviseWithCastTypes(
            BindSecondRunnableAdvice.class,
            "dispatch(java.util.concurrent.Executor," + RUNNABLE + ")");
        break;
      case IO_THREAD:
        rewrite
            .adviseWithCastTypes(BindRunnableAdvice.class, "executeAfter")
            .adviseWithCastTypes(BindPeriodicAdvice.class, "executeAtInterval");
        break;
      default:
        rewrite.adviseIfThere(NobodysAdvice.class, "start", "cleanClose");
    }
  }
}
