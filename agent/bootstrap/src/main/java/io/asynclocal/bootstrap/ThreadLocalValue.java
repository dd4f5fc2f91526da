package io.asynclocal.bootstrap;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A thread local of the program, found in a static field; held weakly, as its class may unload. */
public final class ThreadLocalValue extends ThreadValue {

  /** In place of a null that somebody set where there is an initial value. */
  private static final Object SET_TO_NULL = new Hop.Marker("null");

  private final WeakReference<ThreadLocal<@Nullable Object>> reference;
  private final String name;
  private final boolean isCopied;
  private final boolean hasInitialValue;

  /**
   * Makes the holder.
   *
   * @param name for messages
   * @param isCopied whether its values are copied as they travel
   */
  @SuppressWarnings("unchecked") // its own values come back to it
  public ThreadLocalValue(ThreadLocal<?> local, String name, boolean isCopied) {
    this.reference = new WeakReference<>((ThreadLocal<@Nullable Object>) local);
    this.name = name;
    this.isCopied = isCopied;
    this.hasInitialValue =
        local.getClass() != ThreadLocal.class && local.getClass() != InheritableThreadLocal.class;
  }

  @Override
  public @Nullable Object current() {
    ThreadLocal<@Nullable Object> local = reference.get();
    if (local == null) {
      return null;
    }
    try {
      Object value = ThreadLocals.peek(local);
      return value == null && hasInitialValue && ThreadLocals.isPresent(local)
          ? SET_TO_NULL
          : value;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Object captured(Object current) {
    return isCopied ? Copies.copyOf(current) : current;
  }

  /** Copied once more, as what is entered twice is changed twice. */
  @Override
  public void enter(Object captured) {
    restore(isCopied ? Copies.copyOf(captured) : captured);
  }

  @Override
  public void restore(Object previous) {
    ThreadLocal<@Nullable Object> local = reference.get();
    if (local != null) {
      local.set(previous == SET_TO_NULL ? null : previous);
    }
  }

  @Override
  public void clear() {
    ThreadLocal<@Nullable Object> local = reference.get();
    if (local != null) {
      local.remove();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
