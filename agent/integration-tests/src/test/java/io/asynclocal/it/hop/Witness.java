package io.asynclocal.it.hop;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.AsyncLocalStorage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A task that notes which store it sees, and can be waited for. */
final class Witness implements Runnable {

  private static final int PATIENCE_SECONDS = 30;

  private final AsyncLocalStorage<Object> storage;
  private final Runnable body;
  private final CountDownLatch ran = new CountDownLatch(1);
  private volatile boolean bound;
  private volatile Object store;

  private Witness(AsyncLocalStorage<Object> storage, Runnable body) {
    this.storage = storage;
    this.body = body;
  }

  static Witness of(AsyncLocalStorage<Object> storage) {
    return new Witness(storage, () -> {});
  }

  /** One that goes on with something else after it looked. */
  static Witness then(AsyncLocalStorage<Object> storage, Runnable body) {
    return new Witness(storage, body);
  }

  @Override
  public void run() {
    store = storage.getStore();
    bound = storage.isBound();
    try {
      body.run();
    } finally {
      ran.countDown();
    }
  }

  Object store() {
    await();
    return store;
  }

  boolean isBound() {
    await();
    return bound;
  }

  void await() {
    await(ran);
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ran in time").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
