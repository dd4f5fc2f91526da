package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What {@link java.util.concurrent.ThreadPoolExecutor} calls. A worker has no context of its own:
 * it takes the one of each task as the task arrives, so that {@code beforeExecute} and {@code
 * afterExecute} see it as well, and drops it before it looks for the next.
 */
public final class ThreadPoolHooks {

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
      Hop.install(slots, ((BoundTask) task).context);
    } else if (Excluded.is(pool) || Excluded.is(task)) {
      Hop.install(slots, Hop.EMPTY);
    }
    if (task != null && Carriage.carriesItself(task)) {
      Carriage.attachIfAbsent(task, Hop.captured(slots));
      WorkQueueHooks.offeredTo(queue, null);
    } else {
      WorkQueueHooks.offeredTo(queue, unbound(task));
    }
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
    if (slots != null && before != null) {
      Hop.install(slots, before);
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
      Object context = Carriage.carriesItself(firstTask) ? Carriage.peek(firstTask) : null;
      Carriage.attach(worker, context == null ? Hop.capture() : context);
    }
  }

  /** A worker begins, with its first task or with none. */
  public static @Nullable Object beginWorker(Object worker) {
    Object carried = Carriage.detach(worker);
    return Hop.enter(carried == null ? Hop.EMPTY : carried);
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
  public static @Nullable Object[] awaitTask() {
    @Nullable Object[] slots = CurrentContext.slots();
    Hop.install(slots, Hop.EMPTY);
    slots[CurrentContext.SCRATCH] = WorkQueueHooks.AWAITED;
    slots[CurrentContext.SCRATCH_TASK] = null;
    return slots;
  }

  /** A worker has its next task, or none and ends. */
  public static void arrived(
      @Nullable Object @Nullable [] slots, Object queue, @Nullable Object task) {
    if (slots == null) {
      return;
    }
    Object context = slots[CurrentContext.SCRATCH];
    Object of = slots[CurrentContext.SCRATCH_TASK];
    slots[CurrentContext.SCRATCH] = null;
    slots[CurrentContext.SCRATCH_TASK] = null;
    if (task == null) {
      return;
    }
    if (of != task) {
      context = WorkQueueHooks.withdrawn(queue, task);
    }
    Object own = Carriage.carriesItself(task) ? ofCarrier(task) : null;
    context = own == null ? context : own;
    if (context != null) {
      Hop.install(slots, context);
    }
  }

  /** A future keeps its context until it is over, any other carrier has served with this. */
  private static @Nullable Object ofCarrier(Object task) {
    if (task instanceof java.util.concurrent.FutureTask) {
      return Carriage.peek(task);
    }
    Object context = Carriage.detach(task);
    if (Late.IS) {
      Late.taken(task, context);
    }
    return context;
  }
}
