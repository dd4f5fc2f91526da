package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/** A frame, and what the program's own holders had beside it; immutable. */
final class FrameWithValues {

  /** A frame, or {@link Hop#EMPTY}. */
  final Object frame;

  private final ThreadValue[] holders;
  private final @Nullable Object[] values;

  /** A bit for each of the first holders whose value was not exchanged as this one was saved. */
  private final long kept;

  FrameWithValues(Object frame, ThreadValue[] holders, @Nullable Object[] values, long kept) {
    this.frame = frame;
    this.holders = holders;
    this.values = values;
    this.kept = kept;
  }

  /** The frame in either form of what is carried. */
  static Object frameOf(Object carried) {
    return carried instanceof FrameWithValues ? ((FrameWithValues) carried).frame : carried;
  }

  /**
   * The value of a holder in either form.
   *
   * @param holders those that are active now, perhaps more than there were
   */
  static @Nullable Object valueOf(Object carried, ThreadValue[] holders, int index) {
    if (!(carried instanceof FrameWithValues)) {
      return null;
    }
    FrameWithValues with = (FrameWithValues) carried;
    int there = with.indexOf(holders, index);
    return there < 0 ? null : with.values[there];
  }

  /** Whether the value was the one to be entered already. */
  static boolean isKept(Object saved, ThreadValue[] holders, int index) {
    if (!(saved instanceof FrameWithValues)) {
      return false;
    }
    FrameWithValues with = (FrameWithValues) saved;
    return (with.kept & bit(with.indexOf(holders, index))) != 0;
  }

  /** The mark of a holder; none for one beyond the bits of a number. */
  static long bit(int index) {
    return index < 0 || index >= Long.SIZE ? 0 : 1L << index;
  }

  /** Whether two captures have the same frame and the same values. */
  static boolean areSame(Object one, Object other) {
    if (one == other) {
      return true;
    }
    if (!(one instanceof FrameWithValues) || !(other instanceof FrameWithValues)) {
      return false;
    }
    FrameWithValues a = (FrameWithValues) one;
    FrameWithValues b = (FrameWithValues) other;
    if (a.frame != b.frame || a.holders != b.holders) {
      return false;
    }
    for (int i = 0; i < a.values.length; i++) {
      if (a.values[i] != b.values[i]) {
        return false;
      }
    }
    return true;
  }

  private int indexOf(ThreadValue[] now, int index) {
    if (now == holders) {
      return index;
    }
    for (int i = 0; i < holders.length; i++) {
      if (holders[i] == now[index]) {
        return i;
      }
    }
    return -1;
  }
}
