package io.asynclocal.agent.carriers;

import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.asynclocal.bootstrap.HolderHooks;
import io.asynclocal.bootstrap.ThreadValue;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.spi.MDCAdapter;

/**
 * SLF4J's {@code MDC}: the map and the stacks as they are at the hop.
 *
 * <p>Logback makes a read-only copy for its events, at most one for each change, and that is what
 * travels; {@code setContextMap} copies it. Log4j's own carrier serves where that is behind it.
 */
public final class Slf4jMdc extends ThreadValue {

  public static final ThreadValue VALUE = new Slf4jMdc();

  private static final String LOGBACK = "ch.qos.logback.classic.util.LogbackMDCAdapter";
  private static final String LOG4J = "org.apache.logging.slf4j.Log4jMDCAdapter";

  /** The classes of the adapters seen last, so that names are compared once. */
  private static volatile @Nullable Class<?> logback;

  private static volatile @Nullable Class<?> other;

  private Slf4jMdc() {}

  /** Others mirror their values into it. */
  @Override
  public boolean isLast() {
    return true;
  }

  @Override
  public @Nullable Object current() {
    MDCAdapter adapter = adapter();
    if (adapter == null) {
      return null;
    }
    Map<String, String> map =
        adapter.getClass() == logback ? ofLogback(adapter) : adapter.getCopyOfContextMap();
    String[] keys = HolderHooks.keys();
    Object stacks = keys == null ? null : stacks(adapter, keys);
    if (stacks != null) {
      return new Object[] {map, stacks};
    }
    return map == null || map.isEmpty() ? null : map;
  }

  /** Those that are not empty, by key; null where all are. */
  private static @Nullable Map<String, Deque<String>> stacks(MDCAdapter adapter, String[] keys) {
    Map<String, Deque<String>> stacks = null;
    for (String key : keys) {
      Deque<String> stack = adapter.getCopyOfDequeByKey(key);
      if (stack != null && !stack.isEmpty()) {
        if (stacks == null) {
          stacks = new HashMap<>();
        }
        stacks.put(key, stack);
      }
    }
    return stacks;
  }

  /** On its own, as Logback may not be there. */
  private static @Nullable Map<String, String> ofLogback(MDCAdapter adapter) {
    return ((LogbackMDCAdapter) adapter).getPropertyMap();
  }

  @Override
  @SuppressWarnings("unchecked") // what current returned
  public void restore(Object previous) {
    MDCAdapter adapter = adapter();
    if (adapter == null) {
      return;
    }
    clearStacks(adapter);
    if (previous instanceof Map) {
      adapter.setContextMap((Map<String, String>) previous);
      return;
    }
    Object[] both = (Object[]) previous;
    if (both[0] == null) {
      adapter.clear();
    } else {
      adapter.setContextMap((Map<String, String>) both[0]);
    }
    push(adapter, (Map<String, Deque<String>>) both[1]);
  }

  private static void push(MDCAdapter adapter, Map<String, Deque<String>> stacks) {
    for (Map.Entry<String, Deque<String>> stack : stacks.entrySet()) {
      for (Iterator<String> i = stack.getValue().descendingIterator(); i.hasNext(); ) {
        adapter.pushByKey(stack.getKey(), i.next());
      }
    }
  }

  /**
   * They survive what clears the map. A thread without one is left so: cleared, it would have one.
   */
  private static void clearStacks(MDCAdapter adapter) {
    String[] keys = HolderHooks.keys();
    Map<String, Deque<String>> stacks = keys == null ? null : stacks(adapter, keys);
    if (stacks != null) {
      for (String key : stacks.keySet()) {
        adapter.clearDequeByKey(key);
      }
    }
  }

  @Override
  public void clear() {
    MDCAdapter adapter = adapter();
    if (adapter != null) {
      adapter.clear();
      clearStacks(adapter);
    }
  }

  /** The adapter, unless its values travel with their own holder. */
  private static @Nullable MDCAdapter adapter() {
    MDCAdapter adapter = MDC.getMDCAdapter();
    if (adapter == null) {
      return null;
    }
    Class<?> type = adapter.getClass();
    if (type == logback || type == other) {
      return adapter;
    }
    if (type.getName().equals(LOG4J)) {
      return null;
    }
    if (isOfLogback(type)) {
      logback = type;
    } else {
      other = type;
    }
    return adapter;
  }

  private static boolean isOfLogback(Class<?> type) {
    for (Class<?> t = type; t != null; t = t.getSuperclass()) {
      if (t.getName().equals(LOGBACK)) {
        return true;
      }
    }
    return false;
  }
}
