package io.asynclocal.agent.carriers;

import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.asynclocal.bootstrap.ThreadValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.spi.MDCAdapter;

/**
 * SLF4J's {@code MDC}: the map as it is at the hop.
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
    return map == null || map.isEmpty() ? null : map;
  }

  /** On its own, as Logback may not be there. */
  private static @Nullable Map<String, String> ofLogback(MDCAdapter adapter) {
    return ((LogbackMDCAdapter) adapter).getPropertyMap();
  }

  @Override
  @SuppressWarnings("unchecked") // what current returned
  public void restore(Object previous) {
    MDCAdapter adapter = adapter();
    if (adapter != null) {
      adapter.setContextMap((Map<String, String>) previous);
    }
  }

  @Override
  public void clear() {
    MDCAdapter adapter = adapter();
    if (adapter != null) {
      adapter.clear();
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
