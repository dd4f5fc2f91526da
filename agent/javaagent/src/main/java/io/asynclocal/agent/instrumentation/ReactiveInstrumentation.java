package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * Reactor, RxJava and Mutiny: what comes after {@code publishOn}, {@code observeOn} or {@code
 * emitOn}, and the consumers given to {@code subscribe}, run with the context of the subscription,
 * whoever emits.
 *
 * <p>An operator of these is made for each subscriber as it subscribes, and has a drain loop that
 * serves this one subscriber alone. Operators before it run on the thread that emits.
 */
final class ReactiveInstrumentation extends LibraryInstrumentation {

  private static final String REACTOR = "reactor.core.publisher.";
  private static final String MUTINY = "io.smallrye.mutiny.";
  private static final String[] RX = {"io.reactivex.rxjava3.internal.", "io.reactivex.internal."};

  /** Their {@code run} works off what was emitted. */
  private static final String[] RX_LOOPS = {
    "operators.observable.ObservableObserveOn$ObserveOnObserver",
    "operators.flowable.FlowableObserveOn$BaseObserveOnSubscriber",
    "operators.single.SingleObserveOn$ObserveOnSingleObserver",
    "operators.maybe.MaybeObserveOn$ObserveOnMaybeObserver",
    "operators.completable.CompletableObserveOn$ObserveOnCompletableObserver",
    "schedulers.ExecutorScheduler$ExecutorWorker$BooleanRunnable",
    "schedulers.ExecutorScheduler$ExecutorWorker$InterruptibleRunnable",
  };

  private static final String[] RX_SUBSCRIBERS = {
    "observers.LambdaObserver",
    "observers.ConsumerSingleObserver",
    "observers.BiConsumerSingleObserver",
    "observers.CallbackCompletableObserver",
    "operators.maybe.MaybeCallbackObserver",
    "subscribers.LambdaSubscriber",
  };

  private static final String[] OTHERS = {
    REACTOR + "FluxPublishOn$PublishOnSubscriber",
    REACTOR + "FluxPublishOn$PublishOnConditionalSubscriber",
    REACTOR + "MonoPublishOn$PublishOnSubscriber",
    REACTOR + "LambdaSubscriber",
    REACTOR + "LambdaMonoSubscriber",
    MUTINY + "operators.multi.MultiEmitOnOp$MultiEmitOnProcessor",
    MUTINY + "operators.uni.UniEmitOn$UniEmitOnProcessor",
    MUTINY + "helpers.UniCallbackSubscriber",
    MUTINY + "subscription.CallbackSubscriber",
  };

  /** What they are told by who emits; a publisher's {@code onSubscribe} is a plain call. */
  private static final String[] SIGNALS = {
    "onNext", "onError", "onComplete", "onSuccess", "onItem", "onFailure", "onCompletion", "accept"
  };

  @Override
  public String mechanism() {
    return "reactive";
  }

  @Override
  public String[] classes() {
    String[] ofRx = new String[RX_LOOPS.length + RX_SUBSCRIBERS.length];
    System.arraycopy(RX_LOOPS, 0, ofRx, 0, RX_LOOPS.length);
    System.arraycopy(RX_SUBSCRIBERS, 0, ofRx, RX_LOOPS.length, RX_SUBSCRIBERS.length);
    String[] classes = new String[OTHERS.length + RX.length * ofRx.length];
    System.arraycopy(OTHERS, 0, classes, 0, OTHERS.length);
    int next = OTHERS.length;
    for (String root : RX) {
      for (String name : ofRx) {
        classes[next++] = root + name;
      }
    }
    return classes;
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    carry(rewrite, SIGNALS);
    rewrite.adviseIfThere(CallbackAdvice.OfThis.class, "run()");
  }
}
