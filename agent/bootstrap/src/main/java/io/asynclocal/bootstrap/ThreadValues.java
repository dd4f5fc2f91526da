package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The program's own holders whose values travel beside the context. None is there until the class
 * of one has been initialised, and then a hop costs one read of a field.
 *
 * <p>What is absent at the capture is absent in the task, whatever its thread had. A holder that
 * throws is treated as one without a value, and concerns no other.
 */
public final class ThreadValues {

  private static volatile ThreadValue @Nullable [] active;

  private ThreadValues() {}

  static boolean areActive() {
    return active != null;
  }

  /** From now on the values of this holder travel. */
  public static synchronized void register(ThreadValue holder) {
    ThreadValue[] before = active;
    int count = before == null ? 0 : before.length;
    ThreadValue[] after = new ThreadValue[count + 1];
    int size = 0;
    for (int i = 0; before != null && i < count; i++) {
      if (!isGone(before[i])) {
        after[size++] = before[i];
      }
    }
    int at = size;
    while (at > 0 && after[at - 1].isLast() && !holder.isLast()) {
      after[at] = after[at - 1];
      at--;
    }
    after[at] = holder;
    ThreadValue[] exact = new ThreadValue[size + 1];
    System.arraycopy(after, 0, exact, 0, size + 1);
    active = exact;
  }

  /** A frame with the values of the current thread, or the frame alone where there are none. */
  static Object capture(Object frame) {
    ThreadValue[] holders = active;
    if (holders == null) {
      return frame;
    }
    @Nullable Object[] values = null;
    for (int i = 0; i < holders.length; i++) {
      Object value = captured(holders[i]);
      if (value != null) {
        if (values == null) {
          values = new Object[holders.length];
        }
        values[i] = value;
      }
    }
    return values == null ? frame : new FrameWithValues(frame, holders, values, 0);
  }

  /**
   * Exchanges the values of the current thread for those that are carried.
   *
   * @return the frame with the former values, for {@link #restore}
   */
  static Object enter(Object frame, Object carried) {
    ThreadValue[] holders = active;
    if (holders == null) {
      return frame;
    }
    @Nullable Object[] values = null;
    long kept = 0;
    for (int i = 0; i < holders.length; i++) {
      Object previous = current(holders[i]);
      Object next = FrameWithValues.valueOf(carried, holders, i);
      if (previous != null) {
        if (values == null) {
          values = new Object[holders.length];
        }
        values[i] = previous;
      }
      if (previous != next) {
        if (next == null) {
          enterNothing(holders[i]);
        } else {
          enterOne(holders[i], next);
        }
      } else if (next != null) {
        kept |= FrameWithValues.bit(i);
      }
    }
    return values == null ? frame : new FrameWithValues(frame, holders, values, kept);
  }

  /** Sets the carried values on a thread whose own do not matter. */
  static void set(Object carried) {
    ThreadValue[] holders = active;
    for (int i = 0; holders != null && i < holders.length; i++) {
      Object next = FrameWithValues.valueOf(carried, holders, i);
      if (next == null) {
        clear(holders[i]);
      } else {
        enterOne(holders[i], next);
      }
    }
  }

  /** Puts back what {@link #enter} saved. */
  static void restore(Object saved) {
    ThreadValue[] holders = active;
    for (int i = 0; holders != null && i < holders.length; i++) {
      Object previous = FrameWithValues.valueOf(saved, holders, i);
      if (previous == null) {
        clear(holders[i]);
      } else if (!FrameWithValues.isKept(saved, holders, i) || current(holders[i]) != previous) {
        restoreOne(holders[i], previous);
      }
    }
  }

  private static @Nullable Object current(ThreadValue holder) {
    try {
      return holder.current();
    } catch (Throwable e) {
      failed(holder, e);
      return null;
    }
  }

  private static @Nullable Object captured(ThreadValue holder) {
    try {
      Object current = holder.current();
      return current == null ? null : holder.captured(current);
    } catch (Throwable e) {
      failed(holder, e);
      return null;
    }
  }

  private static void enterNothing(ThreadValue holder) {
    try {
      holder.enterNothing();
    } catch (Throwable e) {
      failed(holder, e);
      clear(holder);
    }
  }

  private static void enterOne(ThreadValue holder, Object value) {
    try {
      holder.enter(value);
    } catch (Throwable e) {
      failed(holder, e);
      clear(holder);
    }
  }

  private static void restoreOne(ThreadValue holder, Object previous) {
    try {
      holder.restore(previous);
    } catch (Throwable e) {
      failed(holder, e);
      clear(holder);
    }
  }

  private static void clear(ThreadValue holder) {
    try {
      holder.clear();
    } catch (Throwable e) {
      failed(holder, e);
    }
  }

  private static void failed(ThreadValue holder, Throwable failure) {
    BootSettings.Holders listener = BootSettings.holders;
    if (listener != null) {
      try {
        listener.failed(holder, failure);
      } catch (Throwable e) {
        // Whoever cannot even say so has run out of stack or memory.
      }
    }
  }

  private static boolean isGone(ThreadValue holder) {
    return holder instanceof WeakThreadValue && ((WeakThreadValue) holder).isGone();
  }
}
