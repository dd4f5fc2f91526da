package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;
import io.asynclocal.bootstrap.CallbackHooks;
import net.bytebuddy.asm.Advice;

/**
 * {@code SubmissionPublisher}: a subscriber gets each signal with the context of its subscription,
 * whoever submits, requests or closes. The publisher keeps the program's own subscriber.
 */
final class FlowInstrumentation extends Instrumentation {

  private static final String SUBSCRIPTION =
      "java.util.concurrent.SubmissionPublisher$BufferedSubscription";

  @Override
  public String mechanism() {
    return "flow";
  }

  @Override
  public String[] classes() {
    return new String[] {SUBSCRIPTION};
  }

  @Override
  public void describe(String className, ClassRewrite rewrite) {
    rewrite
        .carryContext()
        .advise(SubscribedAdvice.class, "<init>")
        .advise(CallbackAdvice.OfThis.class, "consumeSubscribe", "consumeNext", "handleOnNext")
        .advise(CallbackAdvice.OfThis.class, "consumeComplete", "consumeError")
        .advise(ConsumedAdvice.class, "consume");
  }

  static final class SubscribedAdvice {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.This Object subscription, @Advice.FieldValue("subscriber") Object subscriber) {
      CallbackHooks.registered(subscription, subscriber);
    }
  }

  /** A publisher finds out late that a subscription is closed, and holds it until then. */
  static final class ConsumedAdvice {
    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.This Object subscription, @Advice.FieldValue("ctl") int state) {
      CallbackHooks.overIfClosed(subscription, state);
    }
  }
}
