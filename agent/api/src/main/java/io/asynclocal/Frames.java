package io.asynclocal;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The immutable map from storage to store, as plain arrays, so that every copy of the API and the
 * agent understand it.
 *
 * <p>The empty frame is null. Up to {@value #LINEAR_PAIRS} pairs of key and store stand one after
 * the other; more become an open-addressed table with a power of two of pairs, probed from the
 * key's {@code hashCode}. In front there may be a header pair (in a table, always): at 0 {@link
 * Boolean#FALSE} where the flow is suppressed, else {@link Boolean#TRUE}; at 1 the keys that listen
 * to context switches, an array, or null. A key that listens is a {@link BiConsumer} of the frame
 * before and the frame after.
 */
final class Frames {

  /** What a look-up gives for a storage that is not bound: a store may be null. */
  static final Object ABSENT = new Object();

  static final int LINEAR_PAIRS = 8;

  private static final Object FLOWING = Boolean.TRUE;
  private static final Object SUPPRESSED = Boolean.FALSE;

  private static final int HEADER = 2;
  private static final int LINEAR_LENGTH = HEADER + 2 * LINEAR_PAIRS;

  private Frames() {}

  static @Nullable Object get(@Nullable Object @Nullable [] frame, Object key) {
    if (frame == null) {
      return ABSENT;
    }
    if (frame.length > LINEAR_LENGTH) {
      int i = slot(frame, key);
      return frame[i] == null ? ABSENT : frame[i + 1];
    }
    for (int i = 0; i < frame.length; i += 2) {
      if (frame[i] == key) {
        return frame[i + 1];
      }
    }
    return ABSENT;
  }

  /** The frame with one more or another binding; the argument stays as it is. */
  static @Nullable Object[] with(
      @Nullable Object @Nullable [] frame, Object key, @Nullable Object store) {
    if (frame == null && !(key instanceof BiConsumer)) {
      return new Object[] {key, store};
    }
    int at = frame == null ? -1 : indexOf(frame, key);
    @Nullable Object[] result;
    if (frame != null && at >= 0) {
      result = frame.clone();
      result[at + 1] = store;
    } else {
      result = append(frame, key, store);
    }
    return result;
  }

  /** The frame without a binding; null where nothing is left. */
  static @Nullable Object @Nullable [] without(@Nullable Object @Nullable [] frame, Object key) {
    if (frame == null || indexOf(frame, key) < 0) {
      return frame;
    }
    @Nullable Object[] result = isFlowSuppressed(frame) ? suppressed(null) : null;
    for (int i = firstPair(frame); i < frame.length; i += 2) {
      Object other = frame[i];
      if (other != null && other != key) {
        result = with(result, other, frame[i + 1]);
      }
    }
    return result;
  }

  /** Gives one key what it has in another frame: its store there, or no binding. */
  static @Nullable Object @Nullable [] restored(
      @Nullable Object @Nullable [] frame, Object key, @Nullable Object @Nullable [] from) {
    Object store = get(from, key);
    return store == ABSENT ? without(frame, key) : with(frame, key, store);
  }

  static boolean isFlowSuppressed(@Nullable Object @Nullable [] frame) {
    return frame != null && frame[0] == SUPPRESSED;
  }

  /** The same bindings, with a header that stops the flow. */
  static @Nullable Object[] suppressed(@Nullable Object @Nullable [] frame) {
    @Nullable Object[] result = withHeader(frame, 0);
    result[0] = SUPPRESSED;
    return result;
  }

  /** The same bindings, free to flow. */
  static @Nullable Object @Nullable [] flowing(@Nullable Object @Nullable [] frame) {
    if (frame == null || !isFlowSuppressed(frame)) {
      return frame;
    }
    if (frame.length == HEADER) {
      return null;
    }
    @Nullable Object[] result = frame.clone();
    result[0] = FLOWING;
    return result;
  }

  /** Tells the listening keys of both frames, each once, that the one took the other's place. */
  static void notifyListeners(
      @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after) {
    Object[] entered = listeners(after);
    Object[] left = listeners(before);
    for (Object key : entered) {
      tell(key, before, after);
    }
    for (Object key : left) {
      if (!Arrays.asList(entered).contains(key)) {
        tell(key, before, after);
      }
    }
  }

  /** Keys of a frame, for a debug dump that shows no stores. */
  static String describe(@Nullable Object @Nullable [] frame) {
    StringBuilder text = new StringBuilder("[");
    for (int i = frame == null ? 0 : firstPair(frame); frame != null && i < frame.length; i += 2) {
      if (frame[i] instanceof StorageKey<?>) {
        text.append(text.length() > 1 ? ", " : "").append(frame[i]);
      }
    }
    return text.append(']').toString();
  }

  private static @Nullable Object[] append(
      @Nullable Object @Nullable [] frame, Object key, @Nullable Object store) {
    boolean listening = key instanceof BiConsumer;
    @Nullable Object[] result;
    if (frame != null && frame.length > LINEAR_LENGTH) {
      result = isHalfFull(frame) ? table(frame, 2 * (frame.length - HEADER)) : frame.clone();
    } else if (pairs(frame) == LINEAR_PAIRS) {
      result = table(frame, 8 * LINEAR_PAIRS);
    } else if (listening) {
      result = withHeader(frame, 2);
    } else {
      result = Arrays.copyOf(frame == null ? new Object[0] : frame, length(frame) + 2);
    }
    put(result, key, store);
    if (listening) {
      result[1] = withLast((Object[]) result[1], key);
    }
    return result;
  }

  private static void put(@Nullable Object[] frame, Object key, @Nullable Object store) {
    int i = frame.length > LINEAR_LENGTH ? slot(frame, key) : frame.length - 2;
    frame[i] = key;
    frame[i + 1] = store;
  }

  /** A copy that has a header, and room for more elements behind the last. */
  private static @Nullable Object[] withHeader(@Nullable Object @Nullable [] frame, int room) {
    if (frame != null && frame[0] instanceof Boolean) {
      return Arrays.copyOf(frame, frame.length + room);
    }
    int length = length(frame);
    @Nullable Object[] result = new Object[HEADER + length + room];
    result[0] = FLOWING;
    if (frame != null) {
      System.arraycopy(frame, 0, result, HEADER, length);
    }
    return result;
  }

  private static @Nullable Object[] table(@Nullable Object @Nullable [] frame, int elements) {
    @Nullable Object[] result = new Object[HEADER + elements];
    result[0] = FLOWING;
    if (frame != null) {
      if (frame[0] instanceof Boolean) {
        System.arraycopy(frame, 0, result, 0, HEADER);
      }
      for (int i = firstPair(frame); i < frame.length; i += 2) {
        Object key = frame[i];
        if (key != null) {
          put(result, key, frame[i + 1]);
        }
      }
    }
    return result;
  }

  /** Where a table has the key, or the free place where it would stand. */
  private static int slot(@Nullable Object[] table, Object key) {
    int mask = (table.length - HEADER) / 2 - 1;
    int probe = key.hashCode() & mask;
    while (true) {
      int i = HEADER + 2 * probe;
      if (table[i] == key || table[i] == null) {
        return i;
      }
      probe = (probe + 1) & mask;
    }
  }

  private static int indexOf(@Nullable Object[] frame, Object key) {
    if (frame.length > LINEAR_LENGTH) {
      int i = slot(frame, key);
      return frame[i] == null ? -1 : i;
    }
    for (int i = 0; i < frame.length; i += 2) {
      if (frame[i] == key) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isHalfFull(@Nullable Object[] table) {
    int pairs = 0;
    for (int i = HEADER; i < table.length; i += 2) {
      pairs += table[i] == null ? 0 : 1;
    }
    return 4 * pairs >= table.length - HEADER;
  }

  private static int firstPair(@Nullable Object[] frame) {
    return frame[0] instanceof Boolean ? HEADER : 0;
  }

  private static int pairs(@Nullable Object @Nullable [] frame) {
    return frame == null ? 0 : (frame.length - firstPair(frame)) / 2;
  }

  private static int length(@Nullable Object @Nullable [] frame) {
    return frame == null ? 0 : frame.length;
  }

  private static Object[] listeners(@Nullable Object @Nullable [] frame) {
    Object keys = frame != null && frame[0] instanceof Boolean ? frame[1] : null;
    return keys == null ? NONE : (Object[]) keys;
  }

  private static final Object[] NONE = {};

  private static Object[] withLast(Object @Nullable [] keys, Object key) {
    if (keys == null) {
      return new Object[] {key};
    }
    Object[] result = Arrays.copyOf(keys, keys.length + 1);
    result[keys.length] = key;
    return result;
  }

  @SuppressWarnings("unchecked")
  private static void tell(
      Object key, @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after) {
    ((BiConsumer<@Nullable Object, @Nullable Object>) key).accept(before, after);
  }
}
