package io.asynclocal.it.hop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A pool whose futures are a class of its own, as are its hooks, which cast to it. */
final class DemandingPool extends ThreadPoolExecutor {

  /** What the hooks were told, in order. */
  final List<String> told = Collections.synchronizedList(new ArrayList<>());

  /** A future that owes nothing to the JDK's. */
  static final class OwnFuture<V> implements RunnableFuture<V>, Comparable<OwnFuture<V>> {
    private static int made;

    final int number = ++made;
    private final Callable<V> body;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile V result;
    private volatile Throwable failure;
    private volatile boolean cancelled;

    OwnFuture(Callable<V> body) {
      this.body = body;
    }

    @Override
    public void run() {
      if (!isDone()) {
        try {
          result = body.call();
        } catch (Exception e) {
          failure = e;
        }
        over.countDown();
      }
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
      boolean first = !isDone();
      cancelled |= first;
      over.countDown();
      return first;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }

    @Override
    public boolean isDone() {
      return over.getCount() == 0;
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
      over.await();
      return outcome();
    }

    @Override
    public V get(long timeout, TimeUnit unit)
        throws InterruptedException, ExecutionException, TimeoutException {
      if (!over.await(timeout, unit)) {
        throw new TimeoutException();
      }
      return outcome();
    }

    private V outcome() throws ExecutionException {
      if (cancelled) {
        throw new CancellationException();
      }
      if (failure != null) {
        throw new ExecutionException(failure);
      }
      return result;
    }

    /** The latest first. */
    @Override
    public int compareTo(OwnFuture<V> other) {
      return Integer.compare(other.number, number);
    }
  }

  DemandingPool(int threads, BlockingQueue<Runnable> queue) {
    super(threads, threads, 1, TimeUnit.MINUTES, queue);
  }

  @Override
  protected <V> RunnableFuture<V> newTaskFor(Callable<V> body) {
    return new OwnFuture<>(body);
  }

  @Override
  protected <V> RunnableFuture<V> newTaskFor(Runnable body, V value) {
    return new OwnFuture<>(
        () -> {
          body.run();
          return value;
        });
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable task) {
    tell("before", (OwnFuture<?>) task);
  }

  @Override
  protected void afterExecute(Runnable task, Throwable failure) {
    tell("after", (OwnFuture<?>) task);
  }

  @Override
  protected void terminated() {
    told.add("terminated " + HopContract.USER.getStore());
    super.terminated();
  }

  private void tell(String place, OwnFuture<?> task) {
    told.add(place + " " + HopContract.USER.getStore() + " " + task.isDone());
  }
}
