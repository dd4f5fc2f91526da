package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The current thread's context, in the one thread local that the agent and every copy of the API
 * share. To them it is a {@code ThreadLocal}; that it is a {@link ContextCell} where it can be is
 * the agent's own affair.
 *
 * <p>Its value is an array of {@value #SLOTS}: at {@value #FRAME} the frame, null where it is
 * empty; the rest is scratch space of the hooks. The array of a thread is never replaced, as
 * whoever runs something holds on to it, so its length is part of the contract. Frames are
 * immutable; of their layout the hooks know the header alone (see {@link Frame}).
 */
public final class CurrentContext {

  static final int FRAME = 0;
  static final int SCRATCH = 1;
  static final int SCRATCH_TASK = 2;

  private static final int SLOTS = 3;

  /** Found by name by the API. */
  public static final ThreadLocal<@Nullable Object @Nullable []> CELL = adoptedOrNew();

  /** Found by name by the API. */
  public static final String VERSION = BootSettings.version;

  private CurrentContext() {}

  /** The slots of the current thread, made at the first call. */
  static @Nullable Object[] slots() {
    @Nullable Object[] slots = CELL.get();
    if (slots == null) {
      slots = slots(null);
      CELL.set(slots);
    }
    return slots;
  }

  /** Slots for a thread that begins with a frame. */
  static @Nullable Object[] slots(@Nullable Object frame) {
    @Nullable Object[] slots = new Object[SLOTS];
    slots[FRAME] = frame;
    return slots;
  }

  /**
   * Gives a thread that has not started the slots that it begins with.
   *
   * @return false where they can only be in its map of thread locals
   */
  public static boolean begin(Thread thread, @Nullable Object[] slots) {
    return CELL instanceof ContextCell && ContextCell.set(thread, slots);
  }

  /** A thread has ended, and the program may keep the object. */
  static void end(Thread thread) {
    if (CELL instanceof ContextCell) {
      ContextCell.set(thread, null);
    }
  }

  private static ThreadLocal<@Nullable Object @Nullable []> adoptedOrNew() {
    ThreadLocal<@Nullable Object @Nullable []> adopted = BootSettings.adoptedCell;
    if (adopted != null) {
      return adopted;
    }
    if (!BootSettings.sideTableForced) {
      try {
        return new ContextCell();
      } catch (LinkageError e) {
        // The JDK's threads have no such lock, or we may not look: a map is as good, but larger.
      }
    }
    return new ThreadLocal<@Nullable Object @Nullable []>();
  }
}
