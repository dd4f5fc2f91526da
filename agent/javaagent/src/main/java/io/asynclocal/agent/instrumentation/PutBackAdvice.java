package io.asynclocal.agent.instrumentation;

import io.asynclocal.bootstrap.Hop;
import net.bytebuddy.asm.Advice;

/**
 * Around a method that runs a task on the calling thread at once, where the JDK does otherwise hand
 * it over: no hop, but what the task does to the context ends with it all the same.
 */
final class PutBackAdvice {

  private PutBackAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Object enter() {
    return Hop.current();
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.Enter Object before) {
    Hop.putBack(before);
  }
}
