package io.asynclocal.bootstrap;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A value whose class is in a loader of the program, which this does not keep from unloading. */
public final class WeakThreadValue extends ThreadValue {

  private final WeakReference<ThreadValue> reference;
  private final boolean last;

  public WeakThreadValue(ThreadValue value) {
    reference = new WeakReference<>(value);
    last = value.isLast();
  }

  @Override
  public boolean isLast() {
    return last;
  }

  @Override
  public @Nullable Object current() {
    ThreadValue value = reference.get();
    return value == null ? null : value.current();
  }

  @Override
  public @Nullable Object captured(Object current) {
    ThreadValue value = reference.get();
    return value == null ? current : value.captured(current);
  }

  @Override
  public void enter(Object captured) {
    ThreadValue value = reference.get();
    if (value != null) {
      value.enter(captured);
    }
  }

  @Override
  public void enterNothing() {
    ThreadValue value = reference.get();
    if (value != null) {
      value.enterNothing();
    }
  }

  @Override
  public void restore(Object previous) {
    ThreadValue value = reference.get();
    if (value != null) {
      value.restore(previous);
    }
  }

  @Override
  public void clear() {
    ThreadValue value = reference.get();
    if (value != null) {
      value.clear();
    }
  }

  boolean isGone() {
    return reference.get() == null;
  }

  @Override
  public String toString() {
    return String.valueOf(reference.get());
  }
}
