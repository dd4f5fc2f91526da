package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/** The context of a periodic task: it stays attached while the task runs again and again. */
final class Standing {

  final Object context;

  Standing(Object context) {
    this.context = context;
  }

  /** The context attached to a task, which is taken from it unless it stands. */
  static @Nullable Object take(Object task) {
    Object carried = Carriage.peek(task);
    if (carried instanceof Standing) {
      return ((Standing) carried).context;
    }
    return carried == null ? null : Carriage.detach(task);
  }
}
