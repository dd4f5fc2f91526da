package io.asynclocal;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stores of all storages at one moment; made by {@link AsyncLocalStorage#snapshot}.
 *
 * <p>Immutable, and usable from any thread, any number of times: what code does to the context
 * inside {@link #run} is gone afterwards, here and in the snapshot. It keeps its stores alive for
 * as long as it is reachable.
 *
 * @since 0.1
 */
public final class Snapshot {

  private static final Snapshot EMPTY = new Snapshot(null);

  private final @Nullable Object @Nullable [] frame;

  private Snapshot(@Nullable Object @Nullable [] frame) {
    this.frame = frame;
  }

  static Snapshot of(@Nullable Object @Nullable [] frame) {
    return frame == null ? EMPTY : new Snapshot(frame);
  }

  /** The snapshot in which no storage has a store. */
  public static Snapshot empty() {
    return EMPTY;
  }

  /**
   * Runs code with these stores and no others, and restores the whole context afterwards.
   *
   * @param body what to run; what it throws reaches the caller as it is
   * @throws NullPointerException where the body is null; the context is then unchanged
   */
  public void run(Runnable body) {
    Objects.requireNonNull(body, "body");
    @Nullable Object[] thread = CurrentContext.thread();
    @Nullable Object[] before = CurrentContext.frame(thread);
    CurrentContext.switchTo(thread, frame);
    try {
      body.run();
    } finally {
      CurrentContext.switchTo(thread, before);
    }
  }

  /**
   * Runs code as {@link #run} does, and returns its result.
   *
   * @param body what to run; its exception reaches the caller as it is
   * @return what the body returned
   * @throws X what the body throws
   * @throws NullPointerException where the body is null; the context is then unchanged
   */
  public <R extends @Nullable Object, X extends Throwable> R call(CallableOp<? extends R, X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    @Nullable Object[] thread = CurrentContext.thread();
    @Nullable Object[] before = CurrentContext.frame(thread);
    CurrentContext.switchTo(thread, frame);
    try {
      return body.call();
    } finally {
      CurrentContext.switchTo(thread, before);
    }
  }

  /** Makes these stores current until the scope is closed, which restores the whole context. */
  public Scope open() {
    return new SnapshotScope().open(frame);
  }

  /**
   * Ties a task to this snapshot. What is bound already keeps the context it has.
   *
   * @throws NullPointerException where the task is null
   */
  public Runnable bind(Runnable task) {
    Objects.requireNonNull(task, "task");
    return task instanceof Bound ? task : (Runnable & Bound) () -> run(task);
  }

  /** {@link #bind(Runnable)} for a {@link Callable}. */
  public <V extends @Nullable Object> Callable<V> bind(Callable<V> task) {
    Objects.requireNonNull(task, "task");
    return task instanceof Bound
        ? task
        : (Callable<V> & Bound) () -> this.<V, Exception>call(task::call);
  }

  /** {@link #bind(Runnable)} for a {@link Supplier}. */
  public <V extends @Nullable Object> Supplier<V> bindSupplier(Supplier<V> supplier) {
    Objects.requireNonNull(supplier, "supplier");
    return supplier instanceof Bound
        ? supplier
        : (Supplier<V> & Bound) () -> this.<V, RuntimeException>call(supplier::get);
  }

  /** {@link #bind(Runnable)} for a {@link Function}. */
  public <A extends @Nullable Object, R extends @Nullable Object> Function<A, R> bindFunction(
      Function<A, R> function) {
    Objects.requireNonNull(function, "function");
    return function instanceof Bound
        ? function
        : (Function<A, R> & Bound) a -> this.<R, RuntimeException>call(() -> function.apply(a));
  }

  /** {@link #bind(Runnable)} for a {@link Consumer}. */
  public <A extends @Nullable Object> Consumer<A> bindConsumer(Consumer<A> consumer) {
    Objects.requireNonNull(consumer, "consumer");
    return consumer instanceof Bound
        ? consumer
        : (Consumer<A> & Bound) a -> run(() -> consumer.accept(a));
  }

  /** {@link #bind(Runnable)} for a {@link BiFunction}. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      BiFunction<A, B, R> bindBiFunction(BiFunction<A, B, R> function) {
    Objects.requireNonNull(function, "function");
    return function instanceof Bound
        ? function
        : (BiFunction<A, B, R> & Bound)
            (a, b) -> this.<R, RuntimeException>call(() -> function.apply(a, b));
  }

  /** {@link #bind(Runnable)} for a {@link BiConsumer}. */
  public <A extends @Nullable Object, B extends @Nullable Object> BiConsumer<A, B> bindBiConsumer(
      BiConsumer<A, B> consumer) {
    Objects.requireNonNull(consumer, "consumer");
    return consumer instanceof Bound
        ? consumer
        : (BiConsumer<A, B> & Bound) (a, b) -> run(() -> consumer.accept(a, b));
  }

  /**
   * Ties every method of a listener to this snapshot. What is bound already keeps its context.
   *
   * @param type the interface to implement; it must be public, or open to this module
   * @param listener what the calls are passed on to
   * @throws IllegalArgumentException where the type is no interface, or not accessible
   */
  public <I> I bindProxy(Class<I> type, I listener) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(listener, "listener");
    return BoundProxy.of(this, type, listener);
  }

  /** An executor whose tasks all run with this snapshot, whoever submits them. */
  public Executor fixed(Executor executor) {
    Objects.requireNonNull(executor, "executor");
    return task -> executor.execute(bind(task));
  }

  /** The names of the storages that have a store, and nothing of the stores. */
  @Override
  public String toString() {
    return "Snapshot" + Frames.describe(frame);
  }
}
