package io.asynclocal.bootstrap;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's blocking queues call while they serve a thread pool: the context of a raw task
 * rides beside it, and the queue's elements stay the program's own objects.
 *
 * <p>A linked queue keeps it in its node. A queue without nodes, or of a class that is not known,
 * has a {@link Ledger}. Through a {@link SynchronousQueue}, which has no elements that anybody
 * could look at, the task goes in a wrapper. Only queues that a pool was made with do any of this.
 */
public final class WorkQueueHooks {

  /** In the scratch space of a worker that looks for a task. */
  private static final Object AWAITED = new Hop.Marker("task awaited");

  /** The same where what the JDK's queue gives out is what the pool gets, with nothing between. */
  private static final Object AWAITED_AS_IT_IS = new Hop.Marker("task awaited as it is");

  /** Attached to a node whose element carries its context itself, and drops it where cancelled. */
  private static final Object OF_ELEMENT = new Hop.Marker("context of the element");

  /** Attached to the queue of a pool. */
  private static final Object WORK_QUEUE = new Hop.Marker("work queue");

  /**
   * A task on its way through a synchronous queue. It runs as the task would, for a worker that has
   * waited there since before the agent came, and does not unwrap it.
   */
  private static final class InTransit implements Runnable {
    final Object task;
    final Object context;

    InTransit(Object task, Object context) {
      this.task = task;
      this.context = context;
    }

    @Override
    public void run() {
      Object before = Hop.enter(context);
      try {
        ((Runnable) task).run();
      } finally {
        Hop.leave(before);
      }
    }

    @Override
    public @Nullable String toString() {
      return task.toString();
    }
  }

  private WorkQueueHooks() {}

  /** A pool was made with this queue. */
  public static void serves(@Nullable Object queue) {
    if (queue instanceof LinkedBlockingQueue
        || queue instanceof LinkedBlockingDeque
        || queue instanceof SynchronousQueue) {
      Carriage.attach(queue, WORK_QUEUE);
    } else if (queue != null && !isOfScheduler(queue)) {
      Carriage.attachIfAbsent(queue, new Ledger(tellsOfItself(queue)));
    }
  }

  /** A linked queue made a node; tasks that carry their context already need nothing of it. */
  public static void madeNode(Object node, @Nullable Object element) {
    if (element != null && Carriage.carriesItself(element) && Carriage.peek(element) != null) {
      Carriage.attach(node, OF_ELEMENT);
    }
  }

  /** A linked queue adds a node. */
  public static void linked(Object queue, @Nullable Object node) {
    if (node != null && Carriage.peek(queue) == WORK_QUEUE) {
      Carriage.captureIfAbsent(node);
    }
  }

  /** A linked queue gave out the element of a node. */
  public static void unlinked(@Nullable Object node, @Nullable Object element) {
    if (node != null) {
      Object context = Carriage.detach(node);
      if (context != null && context != OF_ELEMENT && element != null) {
        deliver(element, context);
      }
    }
  }

  /** What goes through a synchronous queue in place of an element. */
  public static @Nullable Object wrap(Object queue, @Nullable Object element) {
    if (element == null || Carriage.peek(queue) != WORK_QUEUE) {
      return element;
    }
    if (Carriage.carriesItself(element)) {
      Carriage.captureIfAbsent(element);
      return element;
    }
    Object context = Hop.capture();
    return context == Hop.EMPTY ? element : new InTransit(element, context);
  }

  /** The element that came out of a synchronous queue. */
  public static @Nullable Object unwrap(@Nullable Object element) {
    if (!(element instanceof InTransit)) {
      return element;
    }
    InTransit transit = (InTransit) element;
    deliver(transit.task, transit.context);
    return transit.task;
  }

  /** A queue with a ledger is about to take an element. */
  public static void added(Object queue, @Nullable Object element) {
    Ledger ledger = ledgerOf(queue);
    if (ledger != null && element != null) {
      if (Carriage.carriesItself(element)) {
        Carriage.captureIfAbsent(element);
      } else {
        ledger.add(element, Hop.capture());
      }
    }
  }

  /** A queue with a ledger did not take the element after all. */
  public static void notAdded(Object queue, @Nullable Object element) {
    Ledger ledger = ledgerOf(queue);
    if (ledger != null && element != null) {
      ledger.takeLatest(element);
    }
  }

  /** A queue with a ledger gave out an element. */
  public static void removed(Object queue, @Nullable Object element) {
    Ledger ledger = ledgerOf(queue);
    if (ledger != null && element != null) {
      Object context = ledger.take(element);
      if (context != null) {
        deliver(element, context);
      }
    }
  }

  /** A queue with a ledger dropped elements that nobody named. */
  public static void dropped(Object queue) {
    Ledger ledger = ledgerOf(queue);
    if (ledger != null) {
      ledger.retainOnly((Iterable<?>) queue);
    }
  }

  /**
   * A pool is about to offer a task to its queue, which may be of any class, and may have been made
   * before the agent came.
   *
   * @param task null where it carries its context itself
   */
  static void offeredTo(Object queue, @Nullable Object task) {
    Object attached = attachedTo(queue);
    if (attached == WORK_QUEUE) {
      return;
    }
    if (attached == null) {
      serves(queue);
      attached = attachedTo(queue);
    }
    if (attached instanceof Ledger && task != null && !((Ledger) attached).isKeptByQueue) {
      Ledger ledger = (Ledger) attached;
      if (ledger.isDueForALook()) {
        lookInto(queue, ledger);
      }
      ledger.add(task, Hop.capture());
    }
  }

  /** Tasks that left a queue of the program's own by its own methods are known only by this. */
  private static void lookInto(Object queue, Ledger ledger) {
    try {
      ledger.retainOnly((Iterable<?>) queue);
    } catch (Throwable e) {
      ledger.clear();
    }
  }

  /** A pool's task does not wait in its queue, or no longer. */
  static @Nullable Object withdrawn(Object queue, @Nullable Object task) {
    Ledger ledger = ledgerOf(queue);
    return ledger == null || ledger.isKeptByQueue || task == null ? null : ledger.take(task);
  }

  /** Nearly every pool has a queue of this class, and of a class the accessor is known. */
  private static @Nullable Object attachedTo(Object queue) {
    return queue instanceof LinkedBlockingQueue
        ? Carriage.peek((LinkedBlockingQueue<?>) queue)
        : Carriage.peek(queue);
  }

  private static @Nullable Ledger ledgerOf(Object queue) {
    Object attached = attachedTo(queue);
    return attached instanceof Ledger ? (Ledger) attached : null;
  }

  /** The current thread, a worker without a context, looks for a task. */
  static void await(@Nullable Object[] slots, Object queue) {
    Class<?> type = queue.getClass();
    boolean asItIs = type == LinkedBlockingQueue.class || type == LinkedBlockingDeque.class;
    slots[CurrentContext.SCRATCH] = asItIs ? AWAITED_AS_IT_IS : AWAITED;
    slots[CurrentContext.SCRATCH_TASK] = null;
  }

  /**
   * The context that came with a task to a worker.
   *
   * @return null where there is none, or it has been entered already
   */
  static @Nullable Object delivered(@Nullable Object[] slots, Object queue, @Nullable Object task) {
    Object scratch = slots[CurrentContext.SCRATCH];
    Object of = slots[CurrentContext.SCRATCH_TASK];
    slots[CurrentContext.SCRATCH] = null;
    slots[CurrentContext.SCRATCH_TASK] = null;
    if (scratch == AWAITED || (of != null && of != task)) {
      return withdrawn(queue, task);
    }
    return scratch == AWAITED_AS_IT_IS ? null : scratch;
  }

  /**
   * Gives a task's context to the worker that looks for one; anybody else gets the task alone. What
   * is stored in the slots, which are old, is dear to the collector, so it is as little as will do.
   */
  private static void deliver(Object task, Object context) {
    @Nullable Object[] slots = CurrentContext.slots();
    if (slots[CurrentContext.SCRATCH] == AWAITED_AS_IT_IS) {
      slots[CurrentContext.SCRATCH] = Hop.enterUnheard(slots, context) ? null : context;
    } else if (slots[CurrentContext.SCRATCH] == AWAITED) {
      slots[CurrentContext.SCRATCH] = context;
      slots[CurrentContext.SCRATCH_TASK] = task;
    } else if (Late.IS && Late.isWaitingWorker()) {
      Hop.install(slots, context);
    }
  }

  private static boolean tellsOfItself(Object queue) {
    return queue instanceof ArrayBlockingQueue
        || queue instanceof PriorityBlockingQueue
        || queue instanceof LinkedTransferQueue;
  }

  /** Its elements are futures, which carry their contexts. */
  private static boolean isOfScheduler(Object queue) {
    return queue
        .getClass()
        .getName()
        .equals("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue");
  }
}
