package io.asynclocal.it.thread;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;

/**
 * Looks at the contexts of all threads from outside, as nothing that runs on a thread can: whatever
 * runs there brings its own. Needs {@value #FLAG}.
 */
public final class ThreadContexts {

  public static final String FLAG = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  /** Where the context of a thread is. */
  public enum Place {
    NOWHERE,
    LOCK,
    MAP
  }

  private static final List<String> LOCKS = List.of("interruptLock", "blockerLock");

  private final Object cell;
  private final Field lock;
  private final Field slotsInLock;
  private final Field locals = field(Thread.class, "threadLocals");
  private final Field table;
  private final Field value;

  private ThreadContexts() throws ReflectiveOperationException {
    cell = hook("CurrentContext").getField("CELL").get(null);
    lock =
        List.of(Thread.class.getDeclaredFields()).stream()
            .map(Field::getName)
            .filter(LOCKS::contains)
            .findFirst()
            .map(name -> field(Thread.class, name))
            .orElseThrow();
    slotsInLock = field(hook("InterruptLock"), "slots");
    table = field(Class.forName("java.lang.ThreadLocal$ThreadLocalMap"), "table");
    value = field(Class.forName("java.lang.ThreadLocal$ThreadLocalMap$Entry"), "value");
  }

  /** The names of the platform threads that have a context; none where one may not look. */
  public static List<String> threadsWithContext() {
    return threadsWithContext(Thread.getAllStackTraces().keySet());
  }

  /** The same, but for the current thread. */
  public static List<String> otherThreadsWithContext() {
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    threads.remove(Thread.currentThread());
    return threadsWithContext(threads);
  }

  /** Where the context of a thread is, which may have ended. */
  public static Place placeOf(Thread thread) {
    return look().place(thread);
  }

  private static ThreadContexts look() {
    try {
      return new ThreadContexts();
    } catch (ReflectiveOperationException e) {
      throw unexpected(e);
    }
  }

  private static List<String> threadsWithContext(Set<Thread> threads) {
    if (!Thread.class.getModule().isOpen("java.lang", ThreadContexts.class.getModule())) {
      return List.of();
    }
    ThreadContexts contexts = look();
    return threads.stream()
        .filter(thread -> contexts.place(thread) != Place.NOWHERE)
        .map(Thread::getName)
        .toList();
  }

  private Place place(Thread thread) {
    try {
      if (isInLock(thread)) {
        return Place.LOCK;
      }
      return isInMap(thread) ? Place.MAP : Place.NOWHERE;
    } catch (IllegalAccessException e) {
      throw unexpected(e);
    }
  }

  private boolean isInLock(Thread thread) throws IllegalAccessException {
    Object own = lock.get(thread);
    return slotsInLock.getDeclaringClass().isInstance(own) && isFilled(slotsInLock.get(own));
  }

  private boolean isInMap(Thread thread) throws IllegalAccessException {
    Object map = locals.get(thread);
    Object entries = map == null ? null : table.get(map);
    for (int i = 0; entries != null && i < Array.getLength(entries); i++) {
      Object entry = Array.get(entries, i);
      if (entry != null && ((Reference<?>) entry).refersTo(uncheckedCell())) {
        return isFilled(value.get(entry));
      }
    }
    return false;
  }

  private static boolean isFilled(Object slots) {
    return slots != null && Array.get(slots, 0) != null;
  }

  private static Class<?> hook(String name) throws ClassNotFoundException {
    return Class.forName("io.asynclocal.bootstrap." + name, true, null);
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
      throw unexpected(e);
    }
  }

  private static IllegalStateException unexpected(ReflectiveOperationException e) {
    return new IllegalStateException("the JDK's threads are not as expected", e);
  }
}
