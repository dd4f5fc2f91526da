package io.asynclocal.bootstrap;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the hooks know of a frame: its optional header.
 *
 * <p>A frame is an array. Where its first element is a {@link Boolean}, that tells whether the flow
 * is suppressed ({@link Boolean#FALSE}), and the second is an array of the keys that listen to
 * context switches, or null. Everything else is the API's.
 */
final class Frame {

  private static final Object SUPPRESSED = Boolean.FALSE;

  private Frame() {}

  static boolean isSuppressed(@Nullable Object[] frame) {
    return frame[0] == SUPPRESSED;
  }

  static boolean hasListeners(@Nullable Object[] frame) {
    return listeners(frame) != null;
  }

  /** Tells the listening keys of both frames, each once, that the one took the other's place. */
  static void notifyListeners(
      @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after) {
    @Nullable Object[] entered = listeners(after);
    @Nullable Object[] left = listeners(before);
    if (entered != null) {
      for (int i = 0; i < entered.length; i++) {
        tell(entered[i], before, after);
      }
    }
    if (left != null) {
      for (int i = 0; i < left.length; i++) {
        if (!contains(entered, left[i])) {
          tell(left[i], before, after);
        }
      }
    }
  }

  private static @Nullable Object @Nullable [] listeners(@Nullable Object @Nullable [] frame) {
    return frame != null && frame[0] instanceof Boolean ? (@Nullable Object[]) frame[1] : null;
  }

  private static boolean contains(@Nullable Object @Nullable [] keys, @Nullable Object key) {
    for (int i = 0; keys != null && i < keys.length; i++) {
      if (keys[i] == key) {
        return true;
      }
    }
    return false;
  }

  /** A key passes on what the program's listener throws to the API's log, so nothing comes out. */
  @SuppressWarnings("unchecked")
  private static void tell(
      @Nullable Object key,
      @Nullable Object @Nullable [] before,
      @Nullable Object @Nullable [] after) {
    if (key instanceof BiConsumer) {
      ((BiConsumer<@Nullable Object, @Nullable Object>) key).accept(before, after);
    }
  }
}
