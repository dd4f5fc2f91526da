package io.asynclocal.bootstrap;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** What any class with a method {@code execute(Runnable)} calls that is not the JDK's own. */
public final class ExecutorHooks {

  private ExecutorHooks() {}

  /**
   * What the executor gets in place of a task.
   *
   * @param castTypes the types of the program that the executor's code casts to or tests for, each
   *     name with a comma behind it: a task of such a type is handed over as it is
   */
  public static @Nullable Runnable handOver(
      Object executor, @Nullable Runnable task, String castTypes) {
    if (task == null
        || !(executor instanceof Executor)
        || carriesContexts(executor)
        || task instanceof BoundTask
        || Excluded.isExecutor(executor)) {
      return task;
    }
    boolean excluded = Excluded.is(task);
    if (Carriage.carriesItself(task)) {
      Carriage.captureIfAbsent(task, excluded);
      return task;
    }
    return CastTypes.include(castTypes, task.getClass())
        ? task
        : new BoundTask(task, excluded ? Hop.EMPTY : Hop.capture(), true);
  }

  /** Threads that are started inside are the executor's own. */
  public static @Nullable Object begin(Object executor) {
    return executor instanceof Executor && !Excluded.isExecutor(executor)
        ? ThreadHooks.ownThreads()
        : null;
  }

  /** The executor took the task, or refused it. */
  public static void end(@Nullable Object scratch) {
    ThreadHooks.endOfOwnThreads(scratch);
  }

  /** Subclasses of the JDK's executors hand on to a method that carries contexts itself. */
  private static boolean carriesContexts(Object executor) {
    return executor instanceof ThreadPoolExecutor || executor instanceof ForkJoinPool;
  }
}
