package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.CallReplacement;
import io.asynclocal.agent.rewrite.CallReplacement.Callee;
import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.TimerHooks;
import net.bytebuddy.asm.Advice;

/**
 * {@code java.util.Timer}: a {@code TimerTask} runs with the context of its scheduling, each time
 * where it is periodic.
 *
 * <p>A program implements {@code TimerTask.run} itself, so the hooks stand around the one call of
 * it in the timer's loop. What the task throws ends the timer's thread, whose handler then sees the
 * task's context.
 */
final class TimerInstrumentation extends Instrumentation {

  private static final String TIMER = "java.util.Timer";
  private static final String TASK = "java.util.TimerTask";
  private static final String THREAD = "java.util.TimerThread";
  private static final String QUEUE = "java.util.TaskQueue";
  private static final String HOOKS = "io/asynclocal/bootstrap/TimerHooks";
  private static final Callee RUN = Callee.ofVirtual("java/util/TimerTask", "run", "()V");

  @Override
  public String mechanism() {
    return "timer";
  }

  @Override
  public String[] classes() {
    return new String[] {TIMER, TASK, THREAD, QUEUE};
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    switch (className) {
      case TASK:
        rewrite.carryContext().advise(CancelAdvice.class, "cancel");
        break;
      case THREAD:
        rewrite.replace(
            new CallReplacement(
                "mainLoop",
                RUN,
                Callee.ofStatic(HOOKS, "begin", "(Ljava/util/TimerTask;)Ljava/util/TimerTask;"),
                RUN,
                Callee.ofStatic(HOOKS, "end", "()V")));
        break;
      case QUEUE:
        rewrite.advise(ClearAdvice.class, "clear");
        break;
      default:
        rewrite.advise(ScheduleAdvice.class, "sched");
    }
  }

  static final class ScheduleAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static boolean enter(@Advice.Argument(0) Object task, @Advice.Argument(2) long period) {
      return TimerHooks.scheduled(task, period);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) Object task,
        @Advice.Enter boolean attached,
        @Advice.Thrown Throwable refusal) {
      if (attached && refusal != null) {
        TimerHooks.dropped(task);
      }
    }
  }

  static final class CancelAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object task) {
      TimerHooks.dropped(task);
    }
  }

  static final class ClearAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.FieldValue("queue") Object[] tasks) {
      TimerHooks.dropped(tasks);
    }
  }
}
