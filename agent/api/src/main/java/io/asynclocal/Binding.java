package io.asynclocal;

import io.asynclocal.Diagnostics.Misuse;
import org.jspecify.annotations.Nullable;

/**
 * How one storage stands in frames: under which key, what shows where it is unbound, who is told of
 * a change, and what is put back.
 *
 * @param <T> the type of the store
 */
final class Binding<T extends @Nullable Object> {

  /** Stands for this storage's scopes in a frame. */
  final Object scopes = new Object();

  private final AsyncLocalStorage<T> storage;
  private final @Nullable T defaultValue;
  private final @Nullable ChangeListener<? super T> listener;
  private volatile StorageKey<T> key;

  Binding(
      AsyncLocalStorage<T> storage,
      @Nullable T defaultValue,
      @Nullable ChangeListener<? super T> listener) {
    this.storage = storage;
    this.defaultValue = defaultValue;
    this.listener = listener;
    this.key = newKey();
  }

  StorageKey<T> key() {
    return key;
  }

  @Nullable T storeIn(@Nullable Object @Nullable [] frame) {
    Object store = Frames.get(frame, key);
    if (store == Frames.ABSENT) {
      return defaultValue;
    }
    @SuppressWarnings("unchecked") // only this class binds its keys, and only to a T
    T result = (T) store;
    return result;
  }

  boolean isBoundIn(@Nullable Object @Nullable [] frame) {
    return Frames.get(frame, key) != Frames.ABSENT;
  }

  /** Sets the frame where this storage alone differs, and tells the listener. */
  @Nullable Object @Nullable [] change(
      @Nullable Object[] thread,
      @Nullable Object @Nullable [] before,
      @Nullable Object @Nullable [] after) {
    CurrentContext.set(thread, after);
    changed(before, after);
    return after;
  }

  void changed(@Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after) {
    if (key instanceof ListeningKey<T> listening) {
      listening.changed(before, after, false);
    }
  }

  /** Ends a run: this storage gets back what it had, others stay as the body left them. */
  void leave(
      @Nullable Object[] thread,
      @Nullable Object @Nullable [] before,
      @Nullable Object @Nullable [] inside,
      StorageKey<T> bound,
      boolean completed) {
    @Nullable Object[] now = CurrentContext.frame(thread);
    change(thread, now, now == inside ? before : restored(now, bound, before));
    if (now != inside) {
      reportLeftOpen(now, before, completed);
    }
  }

  /** Gives this storage in one frame what it has in another, also where it was disabled between. */
  @Nullable Object @Nullable [] restored(
      @Nullable Object @Nullable [] now,
      StorageKey<T> bound,
      @Nullable Object @Nullable [] before) {
    @Nullable Object[] result = Frames.restored(now, bound, before);
    StorageKey<T> latest = key;
    result = latest == bound ? result : Frames.restored(result, latest, before);
    return Frames.restored(result, scopes, before);
  }

  /** Reports a scope that the body left open; where the body threw, its exception goes first. */
  void reportLeftOpen(
      @Nullable Object @Nullable [] now, @Nullable Object @Nullable [] before, boolean completed) {
    if (OpenScope.leftOpen(now, before, scopes) && (completed || !Diagnostics.isStrict())) {
      Diagnostics.misuse(Misuse.NEVER_CLOSED, storage.toString());
    }
  }

  void disable(@Nullable Object @Nullable [] frame) {
    T previous = storeIn(frame);
    key = newKey();
    notifyListener(previous, storeIn(frame), false);
  }

  void notifyListener(@Nullable T previous, @Nullable T current, boolean contextSwitch) {
    if (listener == null || previous == current) {
      return;
    }
    try {
      listener.onChange(previous, current, contextSwitch);
    } catch (Throwable e) {
      Diagnostics.listenerFailed(storage, e);
    }
  }

  @Override
  public String toString() {
    return storage.toString();
  }

  private StorageKey<T> newKey() {
    return listener == null ? new StorageKey<>(this) : new ListeningKey<>(this);
  }
}
