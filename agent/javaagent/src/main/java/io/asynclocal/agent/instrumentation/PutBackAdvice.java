package io.asynclocal.agent.instrumentation;

import io.asynclocal.bootstrap.Hop;
import net.bytebuddy.asm.Advice;

/**
 * Around a method that runs a task on the calling thread at once, where the JDK does otherwise hand
 * it over: no hop, but what the task does to the context ends with it all the same.
 */
final class PutBackAdvice {

  private PutBackAdvice() {}

  @SuppressWarnings("UnusedVariable") // a local of the rewritten method, which the exit reads
  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Object[] enter(@Advice.Local("before") Object before) {
    Object[] slots = Hop.slots();
    before = Hop.current(slots);
    return slots;
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.Enter Object[] slots, @Advice.Local("before") Object before) {
    Hop.putBack(slots, before);
  }
}
