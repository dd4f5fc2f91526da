package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.WorkQueueHooks;
import net.bytebuddy.asm.Advice;

/**
 * The queues of thread pools that keep their elements in arrays, or in nodes that they move about:
 * {@code ArrayBlockingQueue}, {@code PriorityBlockingQueue} and {@code LinkedTransferQueue}.
 *
 * <p>Contexts stand in a ledger beside the queue. The ledger is told of an element before it goes
 * in, so that no worker can have it earlier, and of every way in which one comes out.
 */
final class LedgerQueueInstrumentation extends Instrumentation {

  private static final String ARRAY = "java.util.concurrent.ArrayBlockingQueue";
  private static final String PRIORITY = "java.util.concurrent.PriorityBlockingQueue";
  private static final String TRANSFER = "java.util.concurrent.LinkedTransferQueue";
  private static final String TIMEOUT = "long,java.util.concurrent.TimeUnit)";

  @Override
  public String mechanism() {
    return "thread-pool";
  }

  @Override
  public String[] classes() {
    return new String[] {ARRAY, PRIORITY, TRANSFER, TRANSFER + "$Itr"};
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    switch (className) {
      case ARRAY:
        rewrite
            .carryContext()
            .advise(InAdvice.class, "enqueue")
            .advise(OutAdvice.class, "dequeue")
            .advise(OutOfItemsAdvice.class, "removeAt")
            .advise(DropAdvice.class, "clear", "bulkRemove")
            .advise(DropAdvice.class, "drainTo(java.util.Collection,int)");
        break;
      case PRIORITY:
        rewrite
            .carryContext()
            .advise(InAdvice.class, "offer(java.lang.Object)")
            .advise(OutAdvice.class, "dequeue")
            .advise(OutOfHeapAdvice.class, "removeAt")
            .advise(DropAdvice.class, "clear", "bulkRemove");
        break;
      case TRANSFER:
        rewrite
            .carryContext()
            .advise(InAdvice.class, "put(java.lang.Object)", "add(java.lang.Object)")
            .advise(InAdvice.class, "transfer(java.lang.Object)")
            .advise(InIfTrueAdvice.class, "offer(java.lang.Object)")
            .advise(InIfTrueAdvice.class, "offer(java.lang.Object," + TIMEOUT)
            .advise(InIfTrueAdvice.class, "tryTransfer(java.lang.Object)")
            .advise(InIfTrueAdvice.class, "tryTransfer(java.lang.Object," + TIMEOUT)
            .advise(OutAdvice.class, "take()", "poll()", "poll(" + TIMEOUT)
            .advise(DropAdvice.class, "remove(java.lang.Object)", "bulkRemove");
        break;
      default:
        rewrite.advise(DropByIteratorAdvice.class, "remove");
    }
  }

  static final class InAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object queue, @Advice.Argument(0) Object element) {
      WorkQueueHooks.added(queue, element);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object queue,
        @Advice.Argument(0) Object element,
        @Advice.Thrown Throwable refusal) {
      if (refusal != null) {
        WorkQueueHooks.notAdded(queue, element);
      }
    }
  }

  static final class InIfTrueAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object queue, @Advice.Argument(0) Object element) {
      WorkQueueHooks.added(queue, element);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object queue,
        @Advice.Argument(0) Object element,
        @Advice.Return boolean added) {
      if (!added) {
        WorkQueueHooks.notAdded(queue, element);
      }
    }
  }

  static final class OutAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object queue, @Advice.Return Object element) {
      WorkQueueHooks.removed(queue, element);
    }
  }

  static final class OutOfItemsAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object queue,
        @Advice.FieldValue("items") Object[] items,
        @Advice.Argument(0) int index) {
      WorkQueueHooks.removed(queue, items[index]);
    }
  }

  static final class OutOfHeapAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object queue,
        @Advice.FieldValue("queue") Object[] heap,
        @Advice.Argument(0) int index) {
      WorkQueueHooks.removed(queue, heap[index]);
    }
  }

  static final class DropAdvice {
    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.This Object queue) {
      WorkQueueHooks.dropped(queue);
    }
  }

  static final class DropByIteratorAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("this$0") Object queue) {
      WorkQueueHooks.dropped(queue);
    }
  }
}
