package io.asynclocal.bootstrap;

import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * What {@link java.util.concurrent.ThreadPoolExecutor} calls. A worker has no context of its own:
 * it takes the one of each task as the task arrives, so that {@code beforeExecute} and {@code
 * afterExecute} see it as well, and drops it before it looks for the next.
 */
public final class ThreadPoolHooks {

  /** What {@link #handedOver} undoes where another context was entered for the hand-over. */
  private static final class Entered {
    final @Nullable Object before;

    Entered(@Nullable Object before) {
      this.before = before;
    }
  }

  /** The context of a worker's first task, where that task is a future. */
  private static final class OfFuture {
    final Object context;
    final Object future;

    OfFuture(Object context, Object future) {
      this.context = context;
      this.future = future;
    }
  }

  private ThreadPoolHooks() {}

  /** The slots of the current thread, looked up once for all that a hand-over does. */
  public static @Nullable Object[] slots() {
    return CurrentContext.slots();
  }

  /**
   * A task is handed over.
   *
   * @return what {@link #handedOver} takes
   */
  public static Object handOver(
      @Nullable Object[] slots, Object pool, Object queue, @Nullable Runnable task) {
    Object before = Hop.frameOrEmpty(slots);
    if (Late.IS) {
      Late.firstSeen(pool, queue);
    }
    if (task instanceof BoundTask) {
      before = enter(slots, before, ((BoundTask) task).context);
    } else if (Excluded.isExecutor(pool) || Excluded.is(task)) {
      before = enter(slots, before, Hop.EMPTY);
    }
    if (task != null && Carriage.carriesItself(task)) {
      Carriage.captureIfAbsent(task, slots);
      WorkQueueHooks.offeredTo(queue, null);
    } else {
      WorkQueueHooks.offeredTo(queue, unbound(task));
    }
    return before;
  }

  private static Object enter(@Nullable Object[] slots, Object before, Object context) {
    if (ThreadValues.areActive()) {
      return new Entered(Hop.enter(context));
    }
    Hop.installFrame(slots, context);
    return before;
  }

  /** The program's own task, which another executor bound on its way here. */
  public static @Nullable Runnable unbound(@Nullable Runnable task) {
    return task instanceof BoundTask ? ((BoundTask) task).task : task;
  }

  /** The task was handed over or refused, or even ran: the caller gets back its own context. */
  public static void handedOver(
      @Nullable Object @Nullable [] slots,
      @Nullable Object before,
      @Nullable Runnable task,
      @Nullable Throwable refusal) {
    if (refusal != null && task != null && Carriage.carriesItself(task)) {
      Carriage.detach(task);
    }
    if (before instanceof Entered) {
      Hop.leave(((Entered) before).before);
    } else if (slots != null && before != null) {
      Hop.installFrame(slots, before);
    }
  }

  /** The pool hands a task to its rejection handler. */
  public static void refused(Object queue, @Nullable Object task) {
    WorkQueueHooks.withdrawn(queue, task);
  }

  /** The program took a task back; where it hands it over again, that hand-over counts. */
  public static void takenBack(Object queue, @Nullable Object task) {
    if (task != null && Carriage.carriesItself(task)) {
      Carriage.detach(task);
    } else {
      WorkQueueHooks.withdrawn(queue, task);
    }
  }

  /** A worker is about to be made and started; threads started now begin empty. */
  public static Object beginStart(Object queue, @Nullable Object firstTask) {
    WorkQueueHooks.withdrawn(queue, firstTask);
    return ThreadHooks.ownThreads();
  }

  /** The worker was started, or not: then its first task may still go to the queue. */
  public static void endStart(
      @Nullable Object scratch,
      Object queue,
      @Nullable Object firstTask,
      boolean started,
      @Nullable Throwable failure) {
    ThreadHooks.endOfOwnThreads(scratch);
    if (!started && failure == null) {
      WorkQueueHooks.offeredTo(queue, firstTask);
    }
  }

  /** A worker was made, perhaps for a task that goes straight to it. */
  public static void madeWorker(Object worker, @Nullable Object firstTask) {
    if (firstTask != null) {
      Object own = Carriage.carriesItself(firstTask) ? Carriage.peek(firstTask) : null;
      Object context = own == null ? Hop.capture() : own;
      boolean isFuture = firstTask instanceof FutureTask && ThreadValues.areActive();
      Carriage.attach(worker, isFuture ? new OfFuture(context, firstTask) : context);
    }
  }

  /** A worker begins, with its first task or with none. */
  public static @Nullable Object beginWorker(Object worker) {
    Object carried = Carriage.detach(worker);
    if (!(carried instanceof OfFuture)) {
      return Hop.enter(carried == null ? Hop.EMPTY : carried);
    }
    OfFuture first = (OfFuture) carried;
    Object before = Hop.enter(first.context);
    CurrentContext.slots()[CurrentContext.SCRATCH_TASK] = first.future;
    return before;
  }

  /** A worker ends; one that a task killed keeps its context for the uncaught handler. */
  public static void endWorker(@Nullable Object before, @Nullable Throwable thrown) {
    if (thrown == null || before != Hop.EMPTY) {
      Hop.leave(before);
    }
  }

  /**
   * A worker is done with a task and looks for the next.
   *
   * @return what {@link #arrived} takes
   */
  public static @Nullable Object[] awaitTask(Object queue) {
    @Nullable Object[] slots = CurrentContext.slots();
    Hop.install(slots, Hop.EMPTY);
    WorkQueueHooks.await(slots, queue);
    return slots;
  }

  /** A worker has its next task, or none and ends. */
  public static void arrived(
      @Nullable Object @Nullable [] slots, Object pool, Object queue, @Nullable Object task) {
    if (slots == null) {
      return;
    }
    Object context = WorkQueueHooks.delivered(slots, queue, task);
    if (task == null) {
      return;
    }
    Object own = Carriage.carriesItself(task) ? ofCarrier(task) : null;
    if (own != null && entersItself(pool, task)) {
      return;
    }
    context = own == null ? context : own;
    if (context instanceof FrameWithValues) {
      Hop.install(slots, context);
    } else if (context != null) {
      Hop.installFrame(slots, context);
    }
    if (task instanceof FutureTask && ThreadValues.areActive()) {
      slots[CurrentContext.SCRATCH_TASK] = task;
    }
  }

  /** Whether nothing looks at the context before the task itself enters it. */
  private static boolean entersItself(Object pool, Object task) {
    return task.getClass() == FutureTask.class
        && pool.getClass() == ThreadPoolExecutor.class
        && !ThreadValues.areActive();
  }

  /**
   * A future begins to run. Where the worker has entered its context just now, {@code
   * beforeExecute} may have done something to the values of holders that is meant for the task.
   */
  static @Nullable Object beginFuture(@Nullable Object[] slots, Object future) {
    Object carried = Carriage.peek(future);
    if (carried == null) {
      return null;
    }
    if (!ThreadValues.areActive()
        || slots[CurrentContext.SCRATCH] != null
        || slots[CurrentContext.SCRATCH_TASK] != future) {
      return Hop.enter(slots, carried);
    }
    slots[CurrentContext.SCRATCH_TASK] = null;
    return Hop.enterFrame(slots, carried);
  }

  /** A future keeps its context until it is over, any other carrier has served with this. */
  private static @Nullable Object ofCarrier(Object task) {
    if (task instanceof FutureTask) {
      return Carriage.peek(task);
    }
    Object context = Carriage.detach(task);
    if (Late.IS) {
      Late.taken(task, context);
    }
    return context;
  }
}
