package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.WorkQueueHooks;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;

/**
 * {@code SynchronousQueue} where it serves a thread pool: task and context go through it together.
 *
 * <p>The queue has no elements: nothing can be iterated, found or removed, so nobody sees the
 * wrapper, which is taken off wherever an element comes out. All of it goes through these methods.
 */
final class SynchronousQueueInstrumentation extends Instrumentation {

  private static final String TIMEOUT = "long,java.util.concurrent.TimeUnit)";

  @Override
  public String mechanism() {
    return "thread-pool";
  }

  @Override
  public String[] classes() {
    return new String[] {"java.util.concurrent.SynchronousQueue"};
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    rewrite
        .carryContext()
        .advise(
            InAdvice.class,
            "put(java.lang.Object)",
            "offer(java.lang.Object)",
            "offer(java.lang.Object," + TIMEOUT)
        .advise(OutAdvice.class, "take()", "poll()", "poll(" + TIMEOUT);
  }

  static final class InAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object queue, @Advice.Argument(value = 0, readOnly = false) Object element) {
      element = WorkQueueHooks.wrap(queue, element);
    }
  }

  static final class OutAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Return(readOnly = false, typing = Typing.DYNAMIC) Object element) {
      element = WorkQueueHooks.unwrap(element);
    }
  }
}
