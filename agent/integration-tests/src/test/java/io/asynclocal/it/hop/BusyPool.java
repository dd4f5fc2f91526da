package io.asynclocal.it.hop;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool of one thread that is kept busy, so that what comes next waits; it notes what it sees. */
final class BusyPool extends ThreadPoolExecutor {

  /** The tasks that {@link #beforeExecute} and {@link #afterExecute} were told of. */
  final List<Runnable> announced = new CopyOnWriteArrayList<>();

  final List<Runnable> rejected = new CopyOnWriteArrayList<>();

  /** The stores seen there, with the place as a prefix. */
  final List<String> stores = new CopyOnWriteArrayList<>();

  private final CountDownLatch released = new CountDownLatch(1);

  BusyPool(BlockingQueue<Runnable> queue) {
    super(1, 1, 1, TimeUnit.MINUTES, queue);
    setRejectedExecutionHandler(
        (task, pool) -> {
          rejected.add(task);
          note("rejected");
        });
    CountDownLatch busy = new CountDownLatch(1);
    super.execute(
        () -> {
          busy.countDown();
          awaitRelease();
        });
    Witness.await(busy);
    announced.clear();
    stores.clear();
  }

  /** Lets the queue be worked off, and waits for the end of it. */
  void finish() throws InterruptedException {
    released.countDown();
    shutdown();
    if (!awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError("still busy: " + this);
    }
  }

  /** Ends at once; the thread's own task is interrupted or released. */
  List<Runnable> abandon() {
    List<Runnable> waiting = shutdownNow();
    released.countDown();
    return waiting;
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable task) {
    announced.add(task);
    note("before");
  }

  @Override
  protected void afterExecute(Runnable task, Throwable failure) {
    announced.add(task);
    note("after");
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(String place) {
    stores.add(place + " " + HopContract.USER.getStore());
  }
}
