package io.asynclocal.it.soak;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the contexts of all threads from outside, as nothing that runs on a thread can: whatever
 * runs there brings its own. Needs {@code --add-opens java.base/java.lang=ALL-UNNAMED}.
 */
final class ThreadContexts {

  static final String FLAG = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  private final Object cell;
  private final Field locals = field(Thread.class, "threadLocals");
  private final Field table;
  private final Field value;

  private ThreadContexts() throws ReflectiveOperationException {
    Class<?> current = Class.forName("io.asynclocal.bootstrap.CurrentContext", true, null);
    cell = current.getField("CELL").get(null);
    table = field(Class.forName("java.lang.ThreadLocal$ThreadLocalMap"), "table");
    value = field(Class.forName("java.lang.ThreadLocal$ThreadLocalMap$Entry"), "value");
  }

  /** The names of the platform threads that have a context; none where one may not look. */
  static List<String> threadsWithContext() {
    if (!Thread.class.getModule().isOpen("java.lang", ThreadContexts.class.getModule())) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try {
      ThreadContexts contexts = new ThreadContexts();
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (contexts.hasContext(thread)) {
          names.add(thread.getName());
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the JDK's threads are not as expected", e);
    }
    return names;
  }

  private boolean hasContext(Thread thread) throws ReflectiveOperationException {
    Object map = locals.get(thread);
    Object entries = map == null ? null : table.get(map);
    for (int i = 0; entries != null && i < Array.getLength(entries); i++) {
      Object entry = Array.get(entries, i);
      if (entry != null && ((Reference<?>) entry).refersTo(uncheckedCell())) {
        Object slots = value.get(entry);
        return slots != null && Array.get(slots, 0) != null;
      }
    }
    return false;
  }

  @SuppressWarnings("unchecked")
  private <T> T uncheckedCell() {
    return (T) cell;
  }

  private static Field field(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("the JDK's threads are not as expected", e);
    }
  }
}
