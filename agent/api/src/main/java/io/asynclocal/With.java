package io.asynclocal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Several storages to be bound at once; begun by {@link AsyncLocalStorage#with}. Immutable.
 *
 * @since 0.1
 */
public final class With {

  private final @Nullable With earlier;
  private final Entry<?> entry;

  private record Entry<T extends @Nullable Object>(AsyncLocalStorage<T> storage, T store) {

    @Nullable Object[] into(@Nullable Object @Nullable [] frame) {
      return Frames.with(frame, storage.binding.key(), store);
    }

    @Nullable Object @Nullable [] restoredFrom(
        @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] now) {
      return storage.binding.restored(now, storage.binding.key(), before);
    }
  }

  <T extends @Nullable Object> With(@Nullable With earlier, AsyncLocalStorage<T> storage, T store) {
    Objects.requireNonNull(storage, "storage");
    this.earlier = earlier == null ? null : earlier.without(storage);
    this.entry = new Entry<>(storage, store);
  }

  private With(@Nullable With earlier, Entry<?> entry) {
    this.earlier = earlier;
    this.entry = entry;
  }

  /** Adds a storage; for one that is given twice the later store counts. */
  public <B extends @Nullable Object> With and(AsyncLocalStorage<B> storage, B store) {
    return new With(this, storage, store);
  }

  /**
   * Runs code with all these stores, and restores these storages afterwards.
   *
   * @throws NullPointerException where the body is null
   */
  @SuppressWarnings("NullAway") // null only where the program's own type allows it
  public void run(Runnable body) {
    Objects.requireNonNull(body, "body");
    this.<@Nullable Object, RuntimeException>call(
        () -> {
          body.run();
          return null;
        });
  }

  /**
   * Runs code with all these stores, and returns its result.
   *
   * @throws X what the body throws, as it is
   * @throws NullPointerException where the body is null
   */
  @SuppressWarnings("NullAway") // null only where the program's own type allows it
  public <R extends @Nullable Object, X extends Throwable> R call(CallableOp<? extends R, X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    @Nullable Object[] thread = CurrentContext.thread();
    @Nullable Object[] before = CurrentContext.frame(thread);
    @Nullable Object[] inside = bindAll(before);
    change(thread, before, inside);
    boolean completed = false;
    try {
      R result = body.call();
      completed = true;
      return result;
    } finally {
      @Nullable Object[] now = CurrentContext.frame(thread);
      change(thread, now, now == inside ? before : restoreAll(now, before));
      reportLeftOpen(now, before, completed);
    }
  }

  private @Nullable With without(AsyncLocalStorage<?> storage) {
    With rest = earlier == null ? null : earlier.without(storage);
    return entry.storage() == storage ? rest : new With(rest, entry);
  }

  private @Nullable Object[] bindAll(@Nullable Object @Nullable [] frame) {
    return entry.into(earlier == null ? frame : earlier.bindAll(frame));
  }

  private @Nullable Object @Nullable [] restoreAll(
      @Nullable Object @Nullable [] now, @Nullable Object @Nullable [] before) {
    @Nullable Object[] restored = entry.restoredFrom(before, now);
    return earlier == null ? restored : earlier.restoreAll(restored, before);
  }

  private void change(
      @Nullable Object[] thread,
      @Nullable Object @Nullable [] previous,
      @Nullable Object @Nullable [] current) {
    CurrentContext.set(thread, current);
    for (With with = this; with != null; with = with.earlier) {
      with.entry.storage().binding.changed(previous, current);
    }
  }

  private void reportLeftOpen(
      @Nullable Object @Nullable [] now, @Nullable Object @Nullable [] before, boolean completed) {
    for (With with = this; with != null; with = with.earlier) {
      with.entry.storage().binding.reportLeftOpen(now, before, completed);
    }
  }
}
