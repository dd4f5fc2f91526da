package io.asynclocal;

/**
 * Something that was opened on a thread and is undone by {@link #close}, best by
 * try-with-resources.
 *
 * <p>A scope belongs to the thread that opened it, and to the run or task in which it was opened.
 * Closing it elsewhere changes nothing there; closing scopes of one storage out of order restores
 * what each had saved. Both are reported once as a warning, or thrown as {@link
 * IllegalStateException} where the JVM runs with {@code -Dasynclocal.strict=true}.
 *
 * @since 0.1
 */
public interface Scope extends AutoCloseable {

  /** Undoes what opening did; a second call does nothing. */
  @Override
  void close();
}
