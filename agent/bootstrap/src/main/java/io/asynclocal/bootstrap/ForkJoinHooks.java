package io.asynclocal.bootstrap;

import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/** What fork/join calls: a {@link ForkJoinTask} carries the context of its hand-over. */
public final class ForkJoinHooks {

  /** The last factory of the JDK that was found to make ordinary workers. */
  private static volatile @Nullable Object ordinaryFactory;

  private ForkJoinHooks() {}

  /** A task was forked. */
  public static void forked(Object task) {
    Carriage.captureIfAbsent(task, Excluded.is(task));
  }

  /**
   * A task was submitted to a pool.
   *
   * @param factory the pool's, which tells the scheduler of virtual threads from other pools: its
   *     tasks are continuations, and nothing of ours belongs there
   */
  public static void submitted(Object pool, @Nullable Object factory, @Nullable Object task) {
    if (task != null && !schedulesVirtualThreads(factory)) {
      Carriage.captureIfAbsent(task, Excluded.isExecutor(pool) || Excluded.is(task));
    }
  }

  /** A task was made around the program's own; one that is left alone is so from here on. */
  public static void made(Object task, @Nullable Object body) {
    if (Excluded.is(body)) {
      Carriage.attach(task, Hop.EMPTY);
    }
  }

  /** A delayed or periodic task was handed to the pool's scheduler. */
  public static void scheduled(@Nullable Object task) {
    if (task != null) {
      Object context = Carriage.peek(task);
      if (!(context instanceof Standing)) {
        Carriage.attach(task, new Standing(context == null ? Hop.capture() : context));
      }
    }
  }

  /**
   * The slots of the current thread, looked up once for the whole run of a task.
   *
   * @return null where the task was not handed over
   */
  public static @Nullable Object @Nullable [] slots(Object task) {
    return Carriage.peek(task) == null ? null : CurrentContext.slots();
  }

  /** The task begins to run. */
  public static @Nullable Object begin(Object task, @Nullable Object @Nullable [] slots) {
    Object carried = slots == null ? null : Standing.take(task);
    if (Late.IS) {
      Late.taken(task, carried);
    }
    return slots == null || carried == null ? null : Hop.enter(slots, carried);
  }

  /** The task ran; a periodic one may come again. */
  public static void end(
      Object task, @Nullable Object @Nullable [] slots, @Nullable Object before) {
    if (slots != null && before != null) {
      Hop.leave(slots, before);
      dropIfDone(task);
    }
  }

  /** The task was taken back, or made ready for another use. */
  public static void takenBack(Object task) {
    Carriage.detach(task);
  }

  /** The task was cancelled, perhaps. */
  public static void dropIfDone(Object task) {
    if (Carriage.peek(task) != null && ((ForkJoinTask<?>) task).isDone()) {
      Carriage.detach(task);
    }
  }

  private static boolean schedulesVirtualThreads(@Nullable Object factory) {
    // Of a program's own factory nothing must be kept.
    if (factory == null
        || factory == ordinaryFactory
        || factory.getClass().getClassLoader() != null) {
      return false;
    }
    if (factory.getClass().getName().startsWith("java.lang.VirtualThread")) {
      return true;
    }
    ordinaryFactory = factory;
    return false;
  }
}
