package io.asynclocal.bootstrap;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Looks at thread locals as nobody else can: without making a value where there is none.
 *
 * <p>{@code get} runs the program's {@code initialValue}, so the thread's map is asked itself. That
 * works once the agent has opened {@code java.lang} to this module, which it does only where a
 * carried holder needs it.
 */
public final class ThreadLocals {

  /** {@code (ThreadLocal, Thread) -> Object}. */
  private static final MethodHandle MAP;

  /** {@code (Object, ThreadLocal) -> Object}. */
  private static final MethodHandle ENTRY;

  /** {@code (Object) -> Object}. */
  private static final MethodHandle VALUE;

  static {
    try {
      MethodHandles.Lookup inside =
          MethodHandles.privateLookupIn(ThreadLocal.class, MethodHandles.lookup());
      Class<?> map = Class.forName("java.lang.ThreadLocal$ThreadLocalMap", false, null);
      Class<?> entry = Class.forName("java.lang.ThreadLocal$ThreadLocalMap$Entry", false, null);
      MAP =
          inside
              .findVirtual(ThreadLocal.class, "getMap", MethodType.methodType(map, Thread.class))
              .asType(MethodType.methodType(Object.class, ThreadLocal.class, Thread.class));
      ENTRY =
          inside
              .findVirtual(map, "getEntry", MethodType.methodType(entry, ThreadLocal.class))
              .asType(MethodType.methodType(Object.class, Object.class, ThreadLocal.class));
      VALUE =
          inside
              .findGetter(entry, "value", Object.class)
              .asType(MethodType.methodType(Object.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK keeps thread locals in another way", e);
    }
  }

  private ThreadLocals() {}

  /** The value of the current thread; null where it is null, or where there is none. */
  public static @Nullable Object peek(ThreadLocal<?> local) throws Throwable {
    Object entry = entry(local);
    return entry == null ? null : (Object) VALUE.invokeExact(entry);
  }

  /** Whether the current thread has a value, be it null. */
  static boolean isPresent(ThreadLocal<?> local) throws Throwable {
    return entry(local) != null;
  }

  private static @Nullable Object entry(ThreadLocal<?> local) throws Throwable {
    Object map = (Object) MAP.invokeExact((ThreadLocal) local, Thread.currentThread());
    return map == null ? null : (Object) ENTRY.invokeExact(map, (ThreadLocal) local);
  }
}
