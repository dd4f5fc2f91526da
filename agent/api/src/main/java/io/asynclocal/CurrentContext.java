package io.asynclocal;

import org.jspecify.annotations.Nullable;

/**
 * The current thread's context: one reference to an immutable frame, in one thread local.
 *
 * <p>The thread local is the whole contract between this copy of the API, other copies of it, and
 * the agent. It comes from the boot loader where the agent put one there, so that all copies of the
 * API share it, whatever loader or module they are in; else it is this copy's own. Its value is an
 * array of {@value #SLOTS}: the frame at index 0, the rest is the agent's. The array of a thread is
 * never replaced, as whoever runs something holds on to it, so its length is part of the contract.
 */
final class CurrentContext {

  private static final String BOOT_CLASS = "io.asynclocal.bootstrap.CurrentContext";
  private static final int SLOTS = 3;

  /** Also read by name, by an agent that is attached later and adopts it. */
  static final ThreadLocal<@Nullable Object @Nullable []> CELL = cellOfAgentOrOwn();

  private CurrentContext() {}

  /** The slots of the current thread, made at the first call. */
  static @Nullable Object[] thread() {
    @Nullable Object[] slots = CELL.get();
    if (slots == null) {
      slots = new Object[SLOTS];
      CELL.set(slots);
    }
    return slots;
  }

  /** The current frame without making slots for a thread that has none. */
  static @Nullable Object @Nullable [] frame() {
    @Nullable Object[] slots = CELL.get();
    return slots == null ? null : frame(slots);
  }

  static @Nullable Object @Nullable [] frame(@Nullable Object[] thread) {
    return (@Nullable Object[]) thread[0];
  }

  static void set(@Nullable Object[] thread, @Nullable Object @Nullable [] frame) {
    thread[0] = frame;
  }

  /** Exchanges the whole frame, and tells the listeners of both. */
  static void switchTo(@Nullable Object[] thread, @Nullable Object @Nullable [] frame) {
    @Nullable Object[] before = frame(thread);
    if (before != frame) {
      set(thread, frame);
      Frames.notifyListeners(before, frame);
    }
  }

  /** Whether the agent's thread local is the one that this copy uses. */
  static boolean isAgents() {
    return agentField("CELL") == CELL;
  }

  /** A public static field of the agent's class on the boot loader; null without the agent. */
  static @Nullable Object agentField(String name) {
    try {
      return Class.forName(BOOT_CLASS, true, null).getField(name).get(null);
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  @SuppressWarnings("unchecked")
  private static ThreadLocal<@Nullable Object @Nullable []> cellOfAgentOrOwn() {
    Object cell = agentField("CELL");
    return cell instanceof ThreadLocal
        ? (ThreadLocal<@Nullable Object @Nullable []>) cell
        : new ThreadLocal<>();
  }
}
