package io.asynclocal.bootstrap;

import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Attaches a context to the object that the JDK allocates for a task anyway, and takes it back: in
 * a field of the object where its class gained one, else in the {@link SideTable}.
 *
 * <p>Tasks are asked for their class before they are asked for the interface: of a class the
 * compiler knows the accessor and inlines it, where an interface is looked for, and its method
 * called.
 */
public final class Carriage {

  private Carriage() {}

  /** Attaches a context, in place of any that is there. */
  public static void attach(Object carrier, Object context) {
    if (carrier instanceof FutureTask) {
      put((FutureTask<?>) carrier, context);
    } else if (carrier instanceof ForkJoinTask) {
      put((ForkJoinTask<?>) carrier, context);
    } else {
      put(carrier, context);
    }
  }

  private static void put(Object carrier, Object context) {
    if (carrier instanceof ContextCarrier) {
      ((ContextCarrier) carrier).asynclocal$context(context);
    } else {
      SideTable.put(carrier, context);
    }
  }

  /**
   * Attaches a context unless there is one: the first hand-over counts, as executors hand over
   * again what they were given, from threads that have nothing to do with the task.
   *
   * @return whether it was attached
   */
  public static boolean attachIfAbsent(Object carrier, Object context) {
    if (peek(carrier) != null) {
      return false;
    }
    attachAtHandOver(carrier, context);
    return true;
  }

  /** Attaches the context of the current thread unless there is one. */
  static void captureIfAbsent(Object carrier) {
    captureIfAbsent(carrier, false);
  }

  /** The same, where the slots of the current thread were looked up already. */
  static void captureIfAbsent(Object carrier, @Nullable Object[] slots) {
    if (peek(carrier) == null) {
      attachAtHandOver(carrier, Hop.captured(slots));
    }
  }

  /** The same, or none where executor or task are left alone; captures only what it needs. */
  static void captureIfAbsent(Object carrier, boolean leftAlone) {
    if (peek(carrier) == null) {
      attachAtHandOver(carrier, leftAlone ? Hop.EMPTY : Hop.capture());
    }
  }

  private static void attachAtHandOver(Object carrier, Object context) {
    attach(carrier, Late.IS ? Late.atHandOver(carrier, context) : context);
  }

  /** What is attached; it stays. */
  public static @Nullable Object peek(Object carrier) {
    if (carrier instanceof FutureTask) {
      return get((FutureTask<?>) carrier);
    }
    return carrier instanceof ForkJoinTask ? get((ForkJoinTask<?>) carrier) : get(carrier);
  }

  private static @Nullable Object get(Object carrier) {
    return carrier instanceof ContextCarrier
        ? ((ContextCarrier) carrier).asynclocal$context()
        : SideTable.get(carrier);
  }

  /** Takes what is attached; nothing is kept. */
  public static @Nullable Object detach(Object carrier) {
    if (carrier instanceof FutureTask) {
      return take((FutureTask<?>) carrier);
    }
    return carrier instanceof ForkJoinTask ? take((ForkJoinTask<?>) carrier) : take(carrier);
  }

  private static @Nullable Object take(Object carrier) {
    if (carrier instanceof ContextCarrier) {
      ContextCarrier fields = (ContextCarrier) carrier;
      Object context = fields.asynclocal$context();
      if (context != null) {
        fields.asynclocal$context(null);
      }
      return context;
    }
    return SideTable.remove(carrier);
  }

  /**
   * Whether a task carries its context itself, on any executor: the JDK makes one for each
   * hand-over and runs it once. Any other object may be handed over many times at once.
   */
  static boolean carriesItself(@Nullable Object task) {
    // Classes first: asking a lambda for an interface that it has not is slow on JDK 17.
    return task instanceof FutureTask
        || (task instanceof ForkJoinTask && task instanceof AsynchronousCompletionTask);
  }
}
