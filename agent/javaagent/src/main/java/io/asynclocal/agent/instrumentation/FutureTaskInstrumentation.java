package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.FutureTaskHooks;
import net.bytebuddy.asm.Advice;

/**
 * {@code FutureTask}: {@code submit}, {@code invokeAll}, {@code invokeAny}, {@code schedule*},
 * {@code ExecutorCompletionService} and whatever else makes one.
 *
 * <p>The context rides in a field from the hand-over to the end of the task, and is current around
 * {@code run}, so that {@code done()} sees it as well. Whatever finishes a task, a cancellation
 * too, goes through {@code finishCompletion}, and there the field is cleared.
 */
final class FutureTaskInstrumentation extends Instrumentation {

  private static final String FUTURE_TASK = "java.util.concurrent.FutureTask";
  private static final String SCHEDULED =
      "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask";

  @Override
  public String mechanism() {
    return "future-task";
  }

  @Override
  public String[] classes() {
    return new String[] {FUTURE_TASK, SCHEDULED};
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    if (className.equals(SCHEDULED)) {
      rewrite.advise(ScheduledAdvice.class, "<init>");
      return;
    }
    rewrite
        .carryContext()
        .advise(MadeAdvice.class, "<init>")
        .advise(RunAdvice.class, "run")
        .advise(RoundAdvice.class, "runAndReset")
        .advise(FinishedAdvice.class, "finishCompletion");
  }

  static final class MadeAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object task, @Advice.Argument(0) Object body) {
      FutureTaskHooks.made(task, body);
    }
  }

  static final class ScheduledAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object task, @Advice.FieldValue("this$0") Object pool) {
      FutureTaskHooks.scheduled(pool, task);
    }
  }

  static final class RunAdvice {
    @SuppressWarnings("UnusedVariable") // a local of the rewritten method, which the exit reads
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object[] enter(@Advice.This Object task, @Advice.Local("before") Object before) {
      Object[] slots = FutureTaskHooks.slots(task);
      before = FutureTaskHooks.begin(task, slots);
      return slots;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object task,
        @Advice.Enter Object[] slots,
        @Advice.Local("before") Object before,
        @Advice.FieldValue("state") int state) {
      FutureTaskHooks.end(task, slots, before, state);
    }
  }

  static final class RoundAdvice {
    @SuppressWarnings("UnusedVariable") // a local of the rewritten method, which the exit reads
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object[] enter(@Advice.This Object task, @Advice.Local("before") Object before) {
      Object[] slots = FutureTaskHooks.slots(task);
      before = FutureTaskHooks.begin(task, slots);
      return slots;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object task,
        @Advice.Enter Object[] slots,
        @Advice.Local("before") Object before) {
      FutureTaskHooks.endOfRound(task, slots, before);
    }
  }

  static final class FinishedAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object task) {
      FutureTaskHooks.finished(task);
    }
  }
}
