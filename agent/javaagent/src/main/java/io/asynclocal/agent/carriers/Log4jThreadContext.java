package io.asynclocal.agent.carriers;

import io.asynclocal.bootstrap.ThreadValue;
import java.util.Collection;
import java.util.Map;
import org.apache.logging.log4j.ThreadContext;
import org.jspecify.annotations.Nullable;

/** Log4j's {@code ThreadContext}: its map, which is immutable in Log4j, and its stack. */
public final class Log4jThreadContext extends ThreadValue {

  public static final ThreadValue VALUE = new Log4jThreadContext();

  private Log4jThreadContext() {}

  /** Others mirror their values into it. */
  @Override
  public boolean isLast() {
    return true;
  }

  /** The map alone, or map and stack. */
  @Override
  public @Nullable Object current() {
    Map<String, String> map = ThreadContext.getImmutableContext();
    if (ThreadContext.getDepth() > 0) {
      return new Object[] {map, ThreadContext.getImmutableStack()};
    }
    return map.isEmpty() ? null : map;
  }

  @Override
  @SuppressWarnings("unchecked") // what current returned
  public void restore(Object previous) {
    if (previous instanceof Map) {
      set((Map<String, String>) previous);
      ThreadContext.clearStack();
    } else {
      Object[] both = (Object[]) previous;
      set((Map<String, String>) both[0]);
      ThreadContext.setStack((Collection<String>) both[1]);
    }
  }

  private static void set(Map<String, String> map) {
    ThreadContext.clearMap();
    if (!map.isEmpty()) {
      ThreadContext.putAll(map);
    }
  }

  @Override
  public void clear() {
    ThreadContext.clearAll();
  }
}
