package io.asynclocal.agent.instrumentation;

import io.asynclocal.bootstrap.Hop;
import io.asynclocal.bootstrap.OwnWorkHooks;
import net.bytebuddy.asm.Advice;

/** Around a method in which the JDK starts threads or tasks of its own: those begin empty. */
final class OwnWorkAdvice {

  private OwnWorkAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Object enter() {
    return OwnWorkHooks.begin();
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.Enter Object before) {
    Hop.leave(before);
  }
}
