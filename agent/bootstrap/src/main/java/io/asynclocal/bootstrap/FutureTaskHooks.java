package io.asynclocal.bootstrap;

import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import org.jspecify.annotations.Nullable;

/** What a {@link FutureTask} calls: it carries its context from the hand-over to its end. */
public final class FutureTaskHooks {

  /** The state from which on a task is over; see the table of states in {@link FutureTask}. */
  private static final int COMPLETING = 1;

  private FutureTaskHooks() {}

  /** A task was made around the program's own; one that is left alone is so from here on. */
  public static void made(Object task, @Nullable Object body) {
    if (Excluded.is(body)) {
      Carriage.attach(task, Hop.EMPTY);
    }
  }

  /** A delayed or periodic task was made, which is how it is handed over. */
  public static void scheduled(Object pool, Object task) {
    if (Excluded.is(pool)) {
      Carriage.attachIfAbsent(task, Hop.EMPTY);
    } else {
      Carriage.captureIfAbsent(task);
    }
  }

  /** The task begins to run; it keeps its context, as a second thread may try to run it as well. */
  public static @Nullable Object begin(Object task) {
    return ThreadPoolHooks.beginFuture(task);
  }

  /** The task ran, or had been over before. */
  public static void end(Object task, @Nullable Object before, int state) {
    Hop.leave(before);
    if (state > COMPLETING) {
      Carriage.detach(task);
    }
  }

  /** The task ran and is ready to run again: one of a scheduler with the same context. */
  public static void endOfRound(Object task, @Nullable Object before) {
    Hop.leave(before);
    if (!(task instanceof RunnableScheduledFuture)) {
      Carriage.detach(task);
    }
  }

  /** The task has its result, or was cancelled. */
  public static void finished(Object task) {
    Carriage.detach(task);
  }
}
