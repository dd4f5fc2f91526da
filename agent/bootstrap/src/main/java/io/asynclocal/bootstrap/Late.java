package io.asynclocal.bootstrap;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * What is different where the agent came to a running program: hand-overs that began before it, and
 * methods that were entered before it and go on in their old form.
 */
final class Late {

  /** Whether the agent came late; the JIT drops what depends on it. */
  static final boolean IS = BootSettings.late;

  /** Attached to the work queue of a pool through which no context can go. */
  private static final Object NOT_CARRIED = new Hop.Marker("work queue from before the agent");

  /** Attached to a completion whose context was entered already by who runs it. */
  private static final Object ENTERED = new Hop.Marker("entered");

  private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";

  private Late() {}

  /**
   * A pool may be older than the agent. Its idle workers wait in old forms of the queue's methods:
   * where those do not call anything that was rewritten, nothing is sent through the queue.
   */
  static void firstSeen(Object pool, Object queue) {
    if (Carriage.peek(queue) == null && !canCarry(pool, queue)) {
      Carriage.attach(queue, NOT_CARRIED);
    }
  }

  /** What comes out of a synchronous queue there is a wrapper, which only a subclass could see. */
  private static boolean canCarry(Object pool, Object queue) {
    return queue instanceof SynchronousQueue
        ? pool.getClass() == ThreadPoolExecutor.class
        : queue instanceof LinkedBlockingQueue
            || queue instanceof LinkedBlockingDeque
            || queue instanceof ArrayBlockingQueue
            || queue instanceof PriorityBlockingQueue;
  }

  /** Whether the current thread is a worker that waits for its next task since before the agent. */
  static boolean isWaitingWorker() {
    StackTraceElement[] frames = new Throwable().getStackTrace();
    for (int i = 0; i < frames.length; i++) {
      if (frames[i].getMethodName().equals("getTask") && frames[i].getClassName().equals(POOL)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a completion enters that has nothing attached: registered before the agent came, it is
   * nobody's, and not the completer's.
   */
  static @Nullable Object ofCompletion(@Nullable Object attached) {
    if (attached == ENTERED) {
      return null;
    }
    return attached == null ? Hop.EMPTY : attached;
  }

  /** A task's context was taken from it, to be entered by who runs it. */
  static void taken(Object task, @Nullable Object context) {
    if (context != null && task instanceof AsynchronousCompletionTask) {
      Carriage.attach(task, ENTERED);
    }
  }

  /** What is attached at a hand-over: completions get theirs as they are registered. */
  static Object atHandOver(Object task, Object context) {
    return task instanceof AsynchronousCompletionTask ? Hop.EMPTY : context;
  }
}
