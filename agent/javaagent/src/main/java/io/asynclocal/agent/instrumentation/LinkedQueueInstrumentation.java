package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.WorkQueueHooks;
import net.bytebuddy.asm.Advice;

/**
 * {@code LinkedBlockingQueue} and {@code LinkedBlockingDeque} where they serve a thread pool: the
 * context of a task rides in the node that the queue allocates for it.
 *
 * <p>In the queue, the node whose element was given out stays behind as the head, so the head is
 * cleared wherever it moves on. The deque unlinks its nodes for good.
 */
final class LinkedQueueInstrumentation extends Instrumentation {

  private static final String QUEUE = "java.util.concurrent.LinkedBlockingQueue";
  private static final String DEQUE = "java.util.concurrent.LinkedBlockingDeque";

  @Override
  public String mechanism() {
    return "thread-pool";
  }

  @Override
  public String[] classes() {
    return new String[] {QUEUE, QUEUE + "$Node", DEQUE, DEQUE + "$Node"};
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    rewrite.carryContext();
    if (className.equals(QUEUE)) {
      rewrite
          .advise(LinkAdvice.class, "enqueue")
          .advise(DequeueAdvice.class, "dequeue")
          .advise(MoveHeadAdvice.class, "clear", "drainTo(java.util.Collection,int)");
    } else if (className.equals(DEQUE)) {
      rewrite
          .advise(LinkAdvice.class, "linkFirst", "linkLast")
          .advise(UnlinkFirstAdvice.class, "unlinkFirst")
          .advise(UnlinkLastAdvice.class, "unlinkLast");
    } else {
      rewrite.advise(NodeAdvice.class, "<init>");
    }
  }

  static final class NodeAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object node, @Advice.Argument(0) Object element) {
      WorkQueueHooks.madeNode(node, element);
    }
  }

  static final class LinkAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object queue, @Advice.Argument(0) Object node) {
      WorkQueueHooks.linked(queue, node);
    }
  }

  static final class DequeueAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.FieldValue("head") Object head, @Advice.Return Object element) {
      WorkQueueHooks.unlinked(head, element);
    }
  }

  static final class MoveHeadAdvice {
    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.FieldValue("head") Object head) {
      WorkQueueHooks.unlinked(head, null);
    }
  }

  static final class UnlinkFirstAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.FieldValue("first") Object node) {
      return node;
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Enter Object node, @Advice.Return Object element) {
      WorkQueueHooks.unlinked(node, element);
    }
  }

  static final class UnlinkLastAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@Advice.FieldValue("last") Object node) {
      return node;
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.Enter Object node, @Advice.Return Object element) {
      WorkQueueHooks.unlinked(node, element);
    }
  }
}
