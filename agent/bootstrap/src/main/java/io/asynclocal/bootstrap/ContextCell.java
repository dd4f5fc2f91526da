package io.asynclocal.bootstrap;

import jdk.internal.misc.Unsafe;
import org.jspecify.annotations.Nullable;

/**
 * A thread local whose value is in the thread's {@link InterruptLock}: quicker to read than a map,
 * and a thread that has no other thread local needs none. A thread that was made before its class
 * was rewritten has its value in the map after all.
 */
final class ContextCell extends ThreadLocal<@Nullable Object @Nullable []> {

  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  private static final long LOCK = lock("interruptLock", "blockerLock");

  @Override
  public @Nullable Object @Nullable [] get() {
    InterruptLock lock = lockOf(Thread.currentThread());
    return lock != null ? lock.slots : super.get();
  }

  @Override
  public void set(@Nullable Object @Nullable [] slots) {
    if (!set(Thread.currentThread(), slots)) {
      super.set(slots);
    }
  }

  @Override
  public void remove() {
    if (!set(Thread.currentThread(), null)) {
      super.remove();
    }
  }

  /** Sets the value of a thread that is not running; false where it has no room for it. */
  static boolean set(Thread thread, @Nullable Object @Nullable [] slots) {
    InterruptLock lock = lockOf(thread);
    if (lock != null) {
      lock.slots = slots;
    }
    return lock != null;
  }

  private static @Nullable InterruptLock lockOf(Thread thread) {
    Object lock = UNSAFE.getReference(thread, LOCK);
    return lock instanceof InterruptLock ? (InterruptLock) lock : null;
  }

  /** The field's name differs between JDKs; one that has neither has no such cell. */
  private static long lock(String name, String nameUntil18) {
    try {
      return UNSAFE.objectFieldOffset(Thread.class, name);
    } catch (InternalError e) {
      return UNSAFE.objectFieldOffset(Thread.class, nameUntil18);
    }
  }
}
