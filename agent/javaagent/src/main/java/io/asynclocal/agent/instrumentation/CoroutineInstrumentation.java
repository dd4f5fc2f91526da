package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * Kotlin's coroutines: one runs with the context in which it was launched, and goes on after a
 * suspension with the context in which it suspended, whoever resumes it, on any dispatcher.
 *
 * <p>What a dispatcher is given is made for each coroutine, and for each of its suspensions. The
 * dispatchers' threads and loops belong to nobody; see {@code NobodysWork}.
 */
final class CoroutineInstrumentation extends LibraryInstrumentation {

  private static final String TASK = "kotlinx.coroutines.DispatchedTask";

  /** Has what resumes a task at once, past any dispatcher. */
  private static final String FUNCTIONS = TASK + "Kt";

  @Override
  public String mechanism() {
    return "coroutines";
  }

  @Override
  public String[] classes() {
    return new String[] {TASK, FUNCTIONS};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    if (className.equals(TASK)) {
      carry(rewrite, "run()");
    } else {
      rewrite.adviseIfThere(CallbackAdvice.OfArgument.class, "resume");
    }
  }
}
