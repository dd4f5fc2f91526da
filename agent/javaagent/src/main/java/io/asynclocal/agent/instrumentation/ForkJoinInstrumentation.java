package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.ForkJoinHooks;
import net.bytebuddy.asm.Advice;

/**
 * {@code ForkJoinTask} and {@code ForkJoinPool}: {@code fork}, {@code invokeAll}, submissions, the
 * common pool, parallel streams, {@code CountedCompleter}, and on JDK 25 the pool's scheduler.
 *
 * <p>Every task is run by {@code doExec}, be it by a worker or by somebody who helps while joining,
 * so that is where its context is entered. It is attached where the task is handed over: {@code
 * fork}, and the one or two private methods that all submissions of a pool go through.
 */
final class ForkJoinInstrumentation extends Instrumentation {

  private static final String TASK = "java.util.concurrent.ForkJoinTask";
  private static final String POOL = "java.util.concurrent.ForkJoinPool";

  /** The pool's tasks around a program's own, by the name of the field that has it. */
  private static final String[] OF_CALLABLE = {
    TASK + "$AdaptedCallable",
    TASK + "$AdaptedInterruptibleCallable",
    TASK + "$AdaptedRunnable",
    TASK + "$AdaptedRunnableAction",
    TASK + "$RunnableExecuteAction",
    TASK + "$AdaptedInterruptibleRunnable",
  };

  @Override
  public String mechanism() {
    return "fork-join";
  }

  @Override
  public String[] classes() {
    String[] classes = new String[OF_CALLABLE.length + 2];
    System.arraycopy(OF_CALLABLE, 0, classes, 2, OF_CALLABLE.length);
    classes[0] = TASK;
    classes[1] = POOL;
    return classes;
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    switch (className) {
      case TASK:
        rewrite
            .carryContext()
            .advise(ForkAdvice.class, "fork")
            .advise(ExecAdvice.class, "doExec")
            .advise(PutBackAdvice.class, "invoke", "quietlyInvoke", "invokeAll")
            .advise(TakeBackAdvice.class, "tryUnfork", "reinitialize")
            .advise(CancelAdvice.class, "trySetCancelled", "trySetThrown");
        break;
      case POOL:
        rewrite
            .advise(SubmitAdvice.class, "externalSubmit(java.util.concurrent.ForkJoinTask)")
            .adviseIfThere(SubmitLastAdvice.class, "poolSubmit")
            .adviseIfThere(ScheduleAdvice.class, "scheduleDelayedTask");
        break;
      default:
        rewrite.advise(MadeAdvice.class, "<init>");
    }
  }

  static final class ForkAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object task) {
      ForkJoinHooks.forked(task);
    }
  }

  static final class ExecAdvice {
    @SuppressWarnings("UnusedVariable") // a local of the rewritten method, which the exit reads
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object[] enter(@Advice.This Object task, @Advice.Local("before") Object before) {
      Object[] slots = ForkJoinHooks.slots(task);
      before = ForkJoinHooks.begin(task, slots);
      return slots;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object task,
        @Advice.Enter Object[] slots,
        @Advice.Local("before") Object before) {
      ForkJoinHooks.end(task, slots, before);
    }
  }

  static final class TakeBackAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object task) {
      ForkJoinHooks.takenBack(task);
    }
  }

  static final class CancelAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object task) {
      ForkJoinHooks.dropIfDone(task);
    }
  }

  static final class SubmitAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object pool,
        @Advice.FieldValue("factory") Object factory,
        @Advice.Argument(0) Object task) {
      ForkJoinHooks.submitted(pool, factory, task);
    }
  }

  static final class SubmitLastAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object pool,
        @Advice.FieldValue("factory") Object factory,
        @Advice.Argument(1) Object task) {
      ForkJoinHooks.submitted(pool, factory, task);
    }
  }

  static final class ScheduleAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object task) {
      ForkJoinHooks.scheduled(task);
    }
  }

  static final class MadeAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object task, @Advice.Argument(0) Object body) {
      ForkJoinHooks.made(task, body);
    }
  }
}
