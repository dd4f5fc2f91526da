package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The three steps of every hop: capture the context where work is handed over, enter it where the
 * work runs, leave it when the work ends.
 *
 * <p>What is carried between is a frame, or {@link #EMPTY} for a hand-over without any context;
 * where the program's own holders had values, a {@link FrameWithValues}. Null means that the work
 * was not handed over at all, and nothing is entered.
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
    final Object before;
    final @Nullable Object scratch;
    final @Nullable Object scratchTask;

    Interrupted(Object before, @Nullable Object scratch, @Nullable Object scratchTask) {
      this.before = before;
      this.scratch = scratch;
      this.scratchTask = scratchTask;
    }
  }

  /** What {@link #leave} needs where the values of the program's holders stay as they are. */
  private static final class FrameAlone {
    final Object frame;

    FrameAlone(Object frame) {
      this.frame = frame;
    }
  }

  private Hop() {}

  /** The context of the current thread, to be carried; where the flow is suppressed it is empty. */
  public static Object capture() {
    @Nullable Object[] slots = CurrentContext.CELL.get();
    return slots == null ? ThreadValues.capture(EMPTY) : captured(slots);
  }

  static Object captured(@Nullable Object[] slots) {
    Object frame = slots[CurrentContext.FRAME];
    if (frame == null) {
      return ThreadValues.capture(EMPTY);
    }
    return Frame.isSuppressed(frame) ? EMPTY : ThreadValues.capture(frame);
  }

  /** Whether two captures are of the same context. */
  static boolean isSame(Object one, Object other) {
    return FrameWithValues.areSame(one, other);
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
    Object scratch = slots[CurrentContext.SCRATCH];
    if (scratch == null) {
      return exchange(slots, carried);
    }
    Object scratchTask = slots[CurrentContext.SCRATCH_TASK];
    slots[CurrentContext.SCRATCH] = null;
    slots[CurrentContext.SCRATCH_TASK] = null;
    return new Interrupted(exchange(slots, carried), scratch, scratchTask);
  }

  private static Object exchange(@Nullable Object[] slots, Object carried) {
    Object before = slots[CurrentContext.FRAME];
    Object after = frameIn(carried);
    put(slots, before, after);
    Object saved = ThreadValues.enter(before == null ? EMPTY : before, carried);
    tell(before, after);
    return saved;
  }

  /** Puts back what was current before {@link #enter}. */
  public static void leave(@Nullable Object before) {
    if (before != null) {
      leave(CurrentContext.slots(), before);
    }
  }

  /** The same where the slots of the current thread were looked up already. */
  static void leave(@Nullable Object[] slots, Object before) {
    if (before instanceof FrameAlone) {
      installFrame(slots, ((FrameAlone) before).frame);
    } else if (before instanceof Interrupted) {
      Interrupted interrupted = (Interrupted) before;
      slots[CurrentContext.SCRATCH] = interrupted.scratch;
      slots[CurrentContext.SCRATCH_TASK] = interrupted.scratchTask;
      restore(slots, interrupted.before);
    } else {
      restore(slots, before);
    }
  }

  private static void restore(@Nullable Object[] slots, Object saved) {
    Object before = slots[CurrentContext.FRAME];
    Object after = frameIn(saved);
    put(slots, before, after);
    ThreadValues.restore(saved);
    tell(before, after);
  }

  /**
   * Makes a carried context the current one, but for the values of the program's holders, which are
   * entered already or are nobody's concern.
   *
   * @return what {@link #leave} takes
   */
  static Object enterFrame(@Nullable Object[] slots, Object carried) {
    Object before = new FrameAlone(frameOrEmpty(slots));
    installFrame(slots, carried);
    return before;
  }

  /** The slots of the current thread, before the program's code runs in what is no hop. */
  public static @Nullable Object @Nullable [] slots() {
    return CurrentContext.CELL.get();
  }

  /**
   * The context that is current then.
   *
   * @return what {@link #putBack} takes
   */
  public static Object current(@Nullable Object @Nullable [] slots) {
    return slots == null ? EMPTY : frameOrEmpty(slots);
  }

  /** Undoes what that code did to the context; on a thread that had no slots it may have some. */
  public static void putBack(@Nullable Object @Nullable [] slots, @Nullable Object before) {
    @Nullable Object[] own = slots == null ? CurrentContext.CELL.get() : slots;
    if (own != null && before != null) {
      installFrame(own, before);
    }
  }

  /** The frame of the current thread as it is, in the form that {@link #leave} takes. */
  static Object frameOrEmpty(@Nullable Object[] slots) {
    Object frame = slots[CurrentContext.FRAME];
    return frame == null ? EMPTY : frame;
  }

  /** Makes a carried context the current one on a thread whose own is over. */
  static void install(@Nullable Object[] slots, Object carried) {
    Object before = slots[CurrentContext.FRAME];
    Object after = frameIn(carried);
    put(slots, before, after);
    ThreadValues.set(carried);
    tell(before, after);
  }

  /**
   * Makes a carried context the current one on a thread that has none, in the middle of something
   * where the program's code must not run.
   *
   * @return false, and nothing is done, where listeners are to be told or values to be set
   */
  static boolean enterUnheard(@Nullable Object[] slots, Object carried) {
    if (carried instanceof FrameWithValues) {
      return false;
    }
    Object frame = frameIn(carried);
    if (frame != null && Frame.hasListeners(frame)) {
      return false;
    }
    slots[CurrentContext.FRAME] = (@Nullable Object[]) frame;
    return true;
  }

  /** Exchanges the whole frame, and tells the listeners of both; values stay as they are. */
  static void installFrame(@Nullable Object[] slots, Object carried) {
    Object before = slots[CurrentContext.FRAME];
    Object after = frameIn(carried);
    put(slots, before, after);
    tell(before, after);
  }

  /**
   * A worker that entered a future's context enters it again as the future runs: no store. What is
   * no frame, as a marker, fails here, before the program meets it.
   */
  private static void put(
      @Nullable Object[] slots, @Nullable Object before, @Nullable Object after) {
    if (before != after) {
      slots[CurrentContext.FRAME] = (@Nullable Object[]) after;
    }
  }

  private static void tell(@Nullable Object before, @Nullable Object after) {
    if (before != after) {
      try {
        Frame.notifyListeners(before, after);
      } catch (Throwable e) {
        // Out of stack or memory: whoever called must still learn what to put back.
      }
    }
  }

  /** The frame of what is carried; null where it is empty. */
  static @Nullable Object frameIn(Object carried) {
    Object frame = FrameWithValues.frameOf(carried);
    return frame == EMPTY ? null : frame;
  }
}
