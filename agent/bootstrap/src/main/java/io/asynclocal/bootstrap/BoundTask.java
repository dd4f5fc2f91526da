package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/** A task of the program with its context, for executors that nothing else is known of. */
final class BoundTask implements Runnable {

  final Runnable task;
  Object context;
  private final boolean runsOnce;

  /**
   * Binds a task.
   *
   * @param runsOnce whether it forgets its context when it ran, as an idle worker may keep what it
   *     ran last
   */
  BoundTask(Runnable task, Object context, boolean runsOnce) {
    this.task = task;
    this.context = context;
    this.runsOnce = runsOnce;
  }

  @Override
  public void run() {
    Object before = Hop.enter(context);
    try {
      task.run();
    } finally {
      Hop.leave(before);
      if (runsOnce) {
        context = Hop.EMPTY;
      }
    }
  }

  /** What executors print of a task, be it in a log or in an exception, is the program's own. */
  @Override
  public @Nullable String toString() {
    return task.toString();
  }
}
