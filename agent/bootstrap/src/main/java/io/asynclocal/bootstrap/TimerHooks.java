package io.asynclocal.bootstrap;

import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/**
 * What {@link java.util.Timer} calls: a {@link TimerTask} carries the context of its scheduling.
 */
public final class TimerHooks {

  private TimerHooks() {}

  /**
   * A task is about to be scheduled.
   *
   * @param period in milliseconds; 0 for a task that runs once
   * @return whether the task got a context
   */
  public static boolean scheduled(@Nullable Object task, long period) {
    if (task == null) {
      return false;
    }
    // The JDK's own tasks time out connections and the like, for nobody.
    boolean isNobodys = Excluded.is(task) || OwnWorkHooks.isOfJdk(task.getClass());
    Object context = isNobodys ? Hop.EMPTY : Hop.capture();
    return Carriage.attachIfAbsent(task, period == 0 ? context : new Standing(context));
  }

  /**
   * The timer's thread is about to call {@code task.run()}. No frame of ours stands between, as
   * what the task throws shows the stack.
   *
   * @return the task
   */
  public static TimerTask begin(TimerTask task) {
    try {
      Hop.enter(Standing.take(task));
    } catch (Throwable e) {
      Hop.leave(Hop.EMPTY);
    }
    return task;
  }

  /** The task ran; the thread has neither a context nor values of its own. */
  public static void end() {
    Hop.leave(Hop.EMPTY);
  }

  /** The task will not run any more. */
  public static void dropped(@Nullable Object task) {
    if (task != null) {
      Carriage.detach(task);
    }
  }

  /** All tasks of a timer will not run any more. */
  public static void dropped(@Nullable Object @Nullable [] tasks) {
    for (int i = 0; tasks != null && i < tasks.length; i++) {
      dropped(tasks[i]);
    }
  }
}
