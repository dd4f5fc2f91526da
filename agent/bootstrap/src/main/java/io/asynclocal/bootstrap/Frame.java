package io.asynclocal.bootstrap;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the hooks know of a frame: its optional header.
 *
 * <p>A frame is an array. Where its first element is {@link Boolean#TRUE} or, as the flow is
 * suppressed, {@link Boolean#FALSE}, the second is an array of the keys that listen to context
 * switches, or null. Everything else is the API's.
 *
 * <p>Frames are taken as objects, and the first element is compared, not asked for its class: both
 * save a look at an object's header, of which a hop has several.
 */
final class Frame {

  private static final Object FLOWING = Boolean.TRUE;
  private static final Object SUPPRESSED = Boolean.FALSE;

  private Frame() {}

  static boolean isSuppressed(Object frame) {
    return ((@Nullable Object[]) frame)[0] == SUPPRESSED;
  }

  static boolean hasListeners(Object frame) {
    return listeners(frame) != null;
  }

  /** Tells the listening keys of both frames, each once, that the one took the other's place. */
  static void notifyListeners(@Nullable Object before, @Nullable Object after) {
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

  private static @Nullable Object @Nullable [] listeners(@Nullable Object frame) {
    if (frame == null) {
      return null;
    }
    @Nullable Object[] array = (@Nullable Object[]) frame;
    Object first = array[0];
    return first == FLOWING || first == SUPPRESSED ? (@Nullable Object[]) array[1] : null;
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
  private static void tell(@Nullable Object key, @Nullable Object before, @Nullable Object after) {
    if (key instanceof BiConsumer) {
      ((BiConsumer<@Nullable Object, @Nullable Object>) key).accept(before, after);
    }
  }
}
