package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/** A task of the program with its context, for executors that nothing else is known of. */
final class BoundTask implements Runnable {

  final Runnable task;
  final Object context;

  BoundTask(Runnable task, Object context) {
    this.task = task;
    this.context = context;
  }

  @Override
  public void run() {
    Object before = Hop.enter(context);
    try {
      task.run();
    } finally {
      Hop.leave(before);
    }
  }

  /** What executors print of a task, be it in a log or in an exception, is the program's own. */
  @Override
  public @Nullable String toString() {
    return task.toString();
  }
}
