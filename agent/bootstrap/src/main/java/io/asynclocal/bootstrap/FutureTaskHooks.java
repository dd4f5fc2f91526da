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
    Carriage.captureIfAbsent(task, Excluded.isExecutor(pool));
  }

  /**
   * The slots of the current thread, looked up once for the whole run of a task.
   *
   * @return null where the task was not handed over
   */
  public static @Nullable Object @Nullable [] slots(Object task) {
    return Carriage.peek(task) == null ? null : CurrentContext.slots();
  }

  /** The task begins to run; it keeps its context, as a second thread may try to run it as well. */
  public static @Nullable Object begin(Object task, @Nullable Object @Nullable [] slots) {
    return slots == null ? null : ThreadPoolHooks.beginFuture(slots, task);
  }

  /** The task ran, or had been over before. */
  public static void end(
      Object task, @Nullable Object @Nullable [] slots, @Nullable Object before, int state) {
    leave(slots, before);
    if (state > COMPLETING) {
      Carriage.detach(task);
    }
  }

  /** The task ran and is ready to run again: one of a scheduler with the same context. */
  public static void endOfRound(
      Object task, @Nullable Object @Nullable [] slots, @Nullable Object before) {
    leave(slots, before);
    if (!(task instanceof RunnableScheduledFuture)) {
      Carriage.detach(task);
    }
  }

  /** The task has its result, or was cancelled. */
  public static void finished(Object task) {
    Carriage.detach(task);
  }

  private static void leave(@Nullable Object @Nullable [] slots, @Nullable Object before) {
    if (slots != null && before != null) {
      Hop.leave(slots, before);
    }
  }
}
