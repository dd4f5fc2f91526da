package io.asynclocal.bootstrap;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK calls where it starts work of its own, which may outlive whoever happened to cause
 * it: that work belongs to nobody.
 */
public final class OwnWorkHooks {

  private OwnWorkHooks() {}

  /**
   * From here on whatever is handed over has no context.
   *
   * @return what {@link Hop#leave} takes
   */
  public static @Nullable Object begin() {
    return Hop.enter(Hop.EMPTY);
  }

  /** In place of a call of {@code thread.start}. */
  public static void start(Thread thread) {
    Object before = begin();
    try {
      thread.start();
    } finally {
      Hop.leave(before);
    }
  }

  /** Whether a class came with the JDK. */
  static boolean isOfJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  /** In place of a call of {@code future.thenRun}. */
  public static CompletableFuture<Void> thenRun(CompletableFuture<?> future, Runnable action) {
    Object before = begin();
    try {
      return future.thenRun(action);
    } finally {
      Hop.leave(before);
    }
  }

  /** In place of a call of {@code future.exceptionally}. */
  public static <T> CompletableFuture<T> exceptionally(
      CompletableFuture<T> future, Function<Throwable, ? extends T> function) {
    Object before = begin();
    try {
      return future.exceptionally(function);
    } finally {
      Hop.leave(before);
    }
  }

  /** In place of a call of {@code future.whenComplete}. */
  public static <T> CompletableFuture<T> whenComplete(
      CompletableFuture<T> future, BiConsumer<? super T, ? super Throwable> action) {
    Object before = begin();
    try {
      return future.whenComplete(action);
    } finally {
      Hop.leave(before);
    }
  }
}
