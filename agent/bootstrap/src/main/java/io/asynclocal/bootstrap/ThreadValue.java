package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * One holder of the program whose value travels beside the context: a logging library's map, a
 * framework's user, a thread local. All methods are about the current thread.
 *
 * <p>Implementations may throw: whoever calls them keeps it from the program and from the others.
 */
public abstract class ThreadValue {

  /** Whether it is set and cleared after all others, which may write into it. */
  public boolean isLast() {
    return false;
  }

  /** The value as it is; null where there is none. Must not make one. */
  public abstract @Nullable Object current();

  /**
   * What travels in place of a value: itself where it is immutable, else a copy; null where it is
   * as good as none.
   */
  public @Nullable Object captured(Object current) {
    return current;
  }

  /** Sets what was captured, perhaps for the second time. */
  public void enter(Object captured) {
    restore(captured);
  }

  /** Makes the value absent for a task, after which it is set or cleared as before. */
  public void enterNothing() {
    clear();
  }

  /** Sets a former {@link #current} value again, the very object. */
  public abstract void restore(Object previous);

  /** Makes the value absent, if it is not. */
  public abstract void clear();
}
