package io.asynclocal.it.hop;

import java.util.concurrent.Flow;

/** A subscriber that takes all there is, and runs its task at the first signal of one kind. */
class Once implements Flow.Subscriber<Object> {

  enum Signal {
    SUBSCRIBE,
    NEXT,
    COMPLETE,
    ERROR
  }

  private final Signal awaited;
  private Runnable task;

  Once(Signal awaited, Runnable task) {
    this.awaited = awaited;
    this.task = task;
  }

  final boolean awaits(Signal signal) {
    return awaited == signal;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    got(Signal.SUBSCRIBE);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(Object item) {
    got(Signal.NEXT);
  }

  @Override
  public void onComplete() {
    got(Signal.COMPLETE);
  }

  @Override
  public void onError(Throwable failure) {
    got(Signal.ERROR);
  }

  private void got(Signal signal) {
    Runnable due = task;
    if (signal == awaited && due != null) {
      task = null;
      due.run();
    }
  }
}
