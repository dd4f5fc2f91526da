package io.asynclocal.bootstrap;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What libraries call that hand work over past any executor. There are three shapes: a callback is
 * bound as it is registered; an object that the library makes for each hand-over carries the
 * context from its constructor; and what the library does for itself belongs to nobody.
 */
public final class LibraryHooks {

  private LibraryHooks() {}

  /**
   * What a library gets in place of a callback.
   *
   * @param castTypes the types that the library's code casts to or tests for, each name with a
   *     comma behind it: a callback of just such a type is the library's own, and goes as it is
   */
  public static @Nullable Runnable bound(@Nullable Runnable callback, String castTypes) {
    return bound(callback, castTypes, true);
  }

  /** As {@link #bound(Runnable, String)}, for a callback that runs again and again. */
  public static @Nullable Runnable boundForEach(@Nullable Runnable callback, String castTypes) {
    return bound(callback, castTypes, false);
  }

  private static @Nullable Runnable bound(
      @Nullable Runnable callback, String castTypes, boolean runsOnce) {
    return callback == null
            || callback instanceof BoundTask
            || CastTypes.name(castTypes, callback.getClass())
        ? callback
        : new BoundTask(callback, contextFor(callback), runsOnce);
  }

  /** What a library gets in place of a callback. */
  public static <V> @Nullable Callable<V> bound(@Nullable Callable<V> callback) {
    return callback == null || callback instanceof BoundCallable
        ? callback
        : new BoundCallable<V>(callback, contextFor(callback));
  }

  /** What a library gets in place of a callback. */
  public static <T> @Nullable Consumer<T> bound(@Nullable Consumer<T> callback) {
    return callback == null || callback instanceof BoundConsumer
        ? callback
        : new BoundConsumer<T>(callback, contextFor(callback));
  }

  /** A library made an object for one hand-over. */
  public static void made(Object carrier) {
    Carriage.captureIfAbsent(carrier);
  }

  /** A library begins something that belongs to nobody. */
  public static @Nullable Object beginNobodys() {
    return Hop.enter(Hop.EMPTY);
  }

  private static Object contextFor(Object callback) {
    return Excluded.is(callback) ? Hop.EMPTY : Hop.capture();
  }
}
