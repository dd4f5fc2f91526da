package io.asynclocal.it.hop;

import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A schedule's future that decorates the JDK's. */
final class Decorated<V> implements RunnableScheduledFuture<V> {
  private final RunnableScheduledFuture<V> inner;

  Decorated(RunnableScheduledFuture<V> inner) {
    this.inner = inner;
  }

  @Override
  public void run() {
    inner.run();
  }

  @Override
  public boolean isPeriodic() {
    return inner.isPeriodic();
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return inner.getDelay(unit);
  }

  @Override
  public int compareTo(Delayed other) {
    return inner.compareTo(((Decorated<?>) other).inner);
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    return inner.cancel(mayInterrupt);
  }

  @Override
  public boolean isCancelled() {
    return inner.isCancelled();
  }

  @Override
  public boolean isDone() {
    return inner.isDone();
  }

  @Override
  public V get() throws InterruptedException, ExecutionException {
    return inner.get();
  }

  @Override
  public V get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return inner.get(timeout, unit);
  }
}
