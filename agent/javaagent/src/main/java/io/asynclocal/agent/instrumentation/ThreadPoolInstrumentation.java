package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.ThreadPoolHooks;
import io.asynclocal.bootstrap.WorkQueueHooks;
import net.bytebuddy.asm.Advice;

/**
 * {@code ThreadPoolExecutor}: raw {@code execute}, workers that start empty, and the boundary
 * between two tasks of a worker.
 *
 * <p>A task reaches a worker in one of two ways, straight through the {@code Worker} that is made
 * for it, or by {@code getTask} from the work queue. The worker enters a task's context there,
 * before {@code beforeExecute}, and drops it as it asks for the next one, after {@code
 * afterExecute}.
 */
final class ThreadPoolInstrumentation extends Instrumentation {

  private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
  private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";

  @Override
  public String mechanism() {
    return "thread-pool";
  }

  @Override
  public String[] classes() {
    return new String[] {POOL, WORKER};
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    if (className.equals(WORKER)) {
      rewrite.carryContext().advise(MadeWorkerAdvice.class, "<init>");
      return;
    }
    rewrite
        .advise(ServesAdvice.class, "<init>")
        .advise(ExecuteAdvice.class, "execute(java.lang.Runnable)")
        .advise(RejectAdvice.class, "reject")
        .advise(RemoveAdvice.class, "remove(java.lang.Runnable)")
        .advise(StartWorkerAdvice.class, "addWorker")
        .advise(RunWorkerAdvice.class, "runWorker")
        .advise(GetTaskAdvice.class, "getTask");
  }

  static final class ServesAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("workQueue") Object queue) {
      WorkQueueHooks.serves(queue);
    }
  }

  static final class ExecuteAdvice {
    @SuppressWarnings("UnusedVariable") // a local of the rewritten method, which the exit reads
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object[] enter(
        @Advice.This Object pool,
        @Advice.FieldValue("workQueue") Object queue,
        @Advice.Argument(value = 0, readOnly = false) Runnable task,
        @Advice.Local("before") Object before) {
      Object[] slots = ThreadPoolHooks.slots();
      before = ThreadPoolHooks.handOver(slots, pool, queue, task);
      task = ThreadPoolHooks.unbound(task);
      return slots;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.Enter Object[] slots,
        @Advice.Local("before") Object before,
        @Advice.Argument(0) Runnable task,
        @Advice.Thrown Throwable refusal) {
      ThreadPoolHooks.handedOver(slots, before, task, refusal);
    }
  }

  static final class RejectAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.FieldValue("workQueue") Object queue, @Advice.Argument(0) Object task) {
      ThreadPoolHooks.refused(queue, task);
    }
  }

  static final class RemoveAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.FieldValue("workQueue") Object queue,
        @Advice.Argument(0) Object task,
        @Advice.Return boolean removed) {
      if (removed) {
        ThreadPoolHooks.takenBack(queue, task);
      }
    }
  }

  static final class StartWorkerAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(
        @Advice.FieldValue("workQueue") Object queue, @Advice.Argument(0) Object firstTask) {
      return ThreadPoolHooks.beginStart(queue, firstTask);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.Enter Object scratch,
        @Advice.FieldValue("workQueue") Object queue,
        @Advice.Argument(0) Object firstTask,
        @Advice.Return boolean started,
        @Advice.Thrown Throwable failure) {
      ThreadPoolHooks.endStart(scratch, queue, firstTask, started, failure);
    }
  }

  static final class MadeWorkerAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object worker, @Advice.FieldValue("firstTask") Object firstTask) {
      ThreadPoolHooks.madeWorker(worker, firstTask);
    }
  }

  static final class RunWorkerAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.Argument(0) Object worker) {
      return ThreadPoolHooks.beginWorker(worker);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object before, @Advice.Thrown Throwable thrown) {
      ThreadPoolHooks.endWorker(before, thrown);
    }
  }

  static final class GetTaskAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object[] enter(@Advice.FieldValue("workQueue") Object queue) {
      return ThreadPoolHooks.awaitTask(queue);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.Enter Object[] slots,
        @Advice.This Object pool,
        @Advice.FieldValue("workQueue") Object queue,
        @Advice.Return Object task) {
      ThreadPoolHooks.arrived(slots, pool, queue, task);
    }
  }
}
