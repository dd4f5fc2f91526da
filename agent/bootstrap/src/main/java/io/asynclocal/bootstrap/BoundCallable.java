package io.asynclocal.bootstrap;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A callable of the program with its context, for libraries that run it by themselves. */
final class BoundCallable<V> implements Callable<V> {

  private final Callable<V> task;
  private final Object context;

  BoundCallable(Callable<V> task, Object context) {
    this.task = task;
    this.context = context;
  }

  @Override
  public V call() throws Exception {
    Object before = Hop.enter(context);
    try {
      return task.call();
    } finally {
      Hop.leave(before);
    }
  }

  /** What libraries print of a task is the program's own. */
  @Override
  public @Nullable String toString() {
    return task.toString();
  }
}
