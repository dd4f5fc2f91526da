package io.asynclocal.agent;

import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a copy of the API that was used before the agent came, so that the agent can join it. */
final class ApiCopies {

  static final String CLASS = "io.asynclocal.CurrentContext";
  private static final String FIELD = "CELL";

  private final Instrumentation jvm;

  ApiCopies(Instrumentation jvm) {
    this.jvm = jvm;
  }

  /** The thread local of the first copy; any further one keeps its own, and gets a warning. */
  @SuppressWarnings("unchecked") // the API's contract with the agent
  @Nullable ThreadLocal<@Nullable Object @Nullable []> cellOf(List<Class<?>> copies) {
    ThreadLocal<@Nullable Object @Nullable []> found = null;
    for (Class<?> type : copies) {
      Object cell = cellOf(type);
      if (found == null && cell instanceof ThreadLocal) {
        found = (ThreadLocal<@Nullable Object @Nullable []>) cell;
      } else {
        Log.warn("a second copy of the API was in use before, and stays unconnected: " + type);
      }
    }
    return found;
  }

  private @Nullable Object cellOf(Class<?> type) {
    try {
      return StaticFields.read(jvm, type, FIELD);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      Log.warn("a copy of the API cannot be joined: " + e);
      return null;
    }
  }
}
