package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.CallbackHooks;
import net.bytebuddy.asm.Advice;

/**
 * {@code EventQueue.invokeLater} and {@code invokeAndWait}, and those of {@code SwingUtilities}:
 * the task runs with the context of the call. Any other event is dispatched without one, and what a
 * listener enters ends with the event, also where a task shows a dialog that pumps events itself.
 */
final class EventQueueInstrumentation extends Instrumentation {

  private static final String DISPATCHER = "java.awt.EventDispatchThread";
  private static final String INVOCATION = "java.awt.event.InvocationEvent";

  @Override
  public String mechanism() {
    return "event-queue";
  }

  @Override
  public String[] classes() {
    return new String[] {DISPATCHER, INVOCATION};
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    if (className.equals(DISPATCHER)) {
      rewrite.advise(OwnWorkAdvice.class, "pumpOneEventForFilters");
      return;
    }
    rewrite
        .carryContext()
        .advise(PostedAdvice.class, "<init>")
        .advise(CallbackAdvice.OfThis.class, "dispatch")
        .advise(CallbackAdvice.Over.class, "finishedDispatching");
  }

  static final class PostedAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object event, @Advice.FieldValue("runnable") Object task) {
      CallbackHooks.registered(event, task);
    }
  }
}
