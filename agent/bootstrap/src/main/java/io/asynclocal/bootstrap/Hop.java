package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The three steps of every hop: capture the context where work is handed over, enter it where the
 * work runs, leave it when the work ends.
 *
 * <p>What is carried between is a frame, or {@link #EMPTY} for a hand-over without any context;
 * null means that the work was not handed over at all, and nothing is entered.
 */
public final class Hop {

  /** Carried for a hand-over that happened without any context: entering it clears. */
  public static final Object EMPTY = new Marker("empty context");

  /** A named constant. */
  static final class Marker {
    private final String name;

    Marker(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** What {@link #leave} needs where a hook of the thread is under way around the work. */
  private static final class Interrupted {
    final Object frame;
    final @Nullable Object scratch;
    final @Nullable Object scratchTask;

    Interrupted(Object frame, @Nullable Object[] slots) {
      this.frame = frame;
      this.scratch = slots[CurrentContext.SCRATCH];
      this.scratchTask = slots[CurrentContext.SCRATCH_TASK];
    }
  }

  private Hop() {}

  /** The context of the current thread, to be carried; where the flow is suppressed it is empty. */
  public static Object capture() {
    @Nullable Object[] slots = CurrentContext.CELL.get();
    return slots == null ? EMPTY : captured(slots);
  }

  static Object captured(@Nullable Object[] slots) {
    @Nullable Object[] frame = frame(slots);
    return frame == null || Frame.isSuppressed(frame) ? EMPTY : frame;
  }

  /**
   * Makes a carried context the current one.
   *
   * @param carried what was captured; null enters nothing
   * @return what {@link #leave} takes; null where nothing was entered
   */
  public static @Nullable Object enter(@Nullable Object carried) {
    return carried == null ? null : enter(CurrentContext.slots(), carried);
  }

  /** The same where the slots of the current thread were looked up already. */
  static Object enter(@Nullable Object[] slots, Object carried) {
    Object before = frameOrEmpty(slots);
    if (slots[CurrentContext.SCRATCH] != null) {
      before = new Interrupted(before, slots);
      slots[CurrentContext.SCRATCH] = null;
      slots[CurrentContext.SCRATCH_TASK] = null;
    }
    install(slots, carried);
    return before;
  }

  /** Puts back what was current before {@link #enter}. */
  public static void leave(@Nullable Object before) {
    if (before != null) {
      leave(CurrentContext.slots(), before);
    }
  }

  /** The same where the slots of the current thread were looked up already. */
  static void leave(@Nullable Object[] slots, Object before) {
    if (before instanceof Interrupted) {
      Interrupted interrupted = (Interrupted) before;
      slots[CurrentContext.SCRATCH] = interrupted.scratch;
      slots[CurrentContext.SCRATCH_TASK] = interrupted.scratchTask;
      install(slots, interrupted.frame);
    } else {
      install(slots, before);
    }
  }

  /**
   * The current context, before the program's code runs in the middle of something that is no hop.
   *
   * @return what {@link #putBack} takes
   */
  public static Object current() {
    @Nullable Object[] slots = CurrentContext.CELL.get();
    return slots == null ? EMPTY : frameOrEmpty(slots);
  }

  /** Undoes what that code did to the context. */
  public static void putBack(Object before) {
    @Nullable Object[] slots = CurrentContext.CELL.get();
    if (slots != null) {
      install(slots, before);
    }
  }

  /** The frame of the current thread as it is, in the form that {@link #leave} takes. */
  static Object frameOrEmpty(@Nullable Object[] slots) {
    Object frame = slots[CurrentContext.FRAME];
    return frame == null ? EMPTY : frame;
  }

  /** Exchanges the whole frame, and tells the listeners of both. */
  static void install(@Nullable Object[] slots, Object carried) {
    @Nullable Object[] before = frame(slots);
    @Nullable Object[] after = carried == EMPTY ? null : (@Nullable Object[]) carried;
    if (before != after) {
      slots[CurrentContext.FRAME] = after;
      try {
        Frame.notifyListeners(before, after);
      } catch (Throwable e) {
        // Out of stack or memory: whoever called must still learn what to put back.
      }
    }
  }

  private static @Nullable Object @Nullable [] frame(@Nullable Object[] slots) {
    return (@Nullable Object[]) slots[CurrentContext.FRAME];
  }
}
