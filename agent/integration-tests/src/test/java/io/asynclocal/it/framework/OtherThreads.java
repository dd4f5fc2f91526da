package io.asynclocal.it.framework;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Looks into the thread locals of threads that wait for work: which have a context? */
final class OtherThreads {

  private OtherThreads() {}

  /** The names of all live platform threads, but the current one, that have a context. */
  static List<String> withContext() {
    List<String> names = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread != Thread.currentThread() && hasContext(thread)) {
        names.add(thread.getName());
      }
    }
    return names;
  }

  private static boolean hasContext(Thread thread) {
    try {
      Object cell =
          Class.forName("io.asynclocal.bootstrap.CurrentContext", true, null)
              .getField("CELL")
              .get(null);
      Field locals = Thread.class.getDeclaredField("threadLocals");
      locals.setAccessible(true);
      Object map = locals.get(thread);
      if (map == null) {
        return false;
      }
      Method getEntry = map.getClass().getDeclaredMethod("getEntry", ThreadLocal.class);
      getEntry.setAccessible(true);
      Object entry = getEntry.invoke(map, cell);
      if (entry == null) {
        return false;
      }
      Field value = entry.getClass().getDeclaredField("value");
      value.setAccessible(true);
      Object[] slots = (Object[]) value.get(entry);
      return slots != null && slots[0] != null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
