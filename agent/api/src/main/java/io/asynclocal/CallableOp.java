package io.asynclocal;

import org.jspecify.annotations.Nullable;

/**
 * Code that returns a value and may throw an exception of its own type, which reaches the caller as
 * it is.
 *
 * @param <R> what it returns
 * @param <X> what it may throw
 * @since 0.1
 */
@FunctionalInterface
public interface CallableOp<R extends @Nullable Object, X extends Throwable> {

  /**
   * Runs the code.
   *
   * @return its result, which may be null
   * @throws X whatever the code throws
   */
  R call() throws X;
}
