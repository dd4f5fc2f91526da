package io.asynclocal.it.hop;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@code Executors} makes, and pools that programs derive from the JDK's. */
class ExecutorsIT extends HopContract {

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(
        on("single thread", Executors::newSingleThreadExecutor),
        on("cached", Executors::newCachedThreadPool),
        on("work stealing", Executors::newWorkStealingPool),
        on("unconfigurable", () -> Executors.unconfigurableExecutorService(fixed())),
        on("single scheduled", Executors::newSingleThreadScheduledExecutor),
        on("unconfigurable scheduled", ExecutorsIT::unconfigurableScheduled),
        on("threads with privileges", ExecutorsIT::privileged),
        on("own futures", OwnFutures::new),
        submit("single thread", Executors::newSingleThreadExecutor),
        submit("work stealing", Executors::newWorkStealingPool),
        submit("unconfigurable", () -> Executors.unconfigurableExecutorService(fixed())),
        submit("unconfigurable scheduled", ExecutorsIT::unconfigurableScheduled),
        submit("own futures", OwnFutures::new),
        submit("decorated", Decorating::new),
        Mechanism.on("decorated schedule", Decorating::new, ExecutorsIT::schedule),
        Mechanism.on("decorated, periodic", Decorating::new, ExecutorsIT::repeat),
        Mechanism.on("privileged callable", ExecutorsIT::fixed, ExecutorsIT::submitPrivileged),
        Mechanism.on("done()", ExecutorsIT::fixed, ExecutorsIT::seeDone));
  }

  private static Mechanism.Kind on(String name, Callable<ExecutorService> maker) {
    return Mechanism.on(name + ", execute", maker, ExecutorService::execute);
  }

  private static Mechanism.Kind submit(String name, Callable<ExecutorService> maker) {
    return Mechanism.on(name + ", submit", maker, ExecutorService::submit);
  }

  private static ExecutorService fixed() {
    return Executors.newFixedThreadPool(2);
  }

  private static ScheduledExecutorService unconfigurableScheduled() {
    return Executors.unconfigurableScheduledExecutorService(Executors.newScheduledThreadPool(1));
  }

  @SuppressWarnings("removal")
  private static ExecutorService privileged() {
    return Executors.newFixedThreadPool(1, Executors.privilegedThreadFactory());
  }

  @SuppressWarnings("removal")
  private static void submitPrivileged(ExecutorService pool, Runnable task) {
    pool.submit(Executors.privilegedCallable(Executors.callable(task)));
  }

  private static void schedule(Decorating pool, Runnable task) {
    pool.schedule(task, 1, TimeUnit.MICROSECONDS);
  }

  private static void repeat(Decorating pool, Runnable task) {
    FutureTaskIT.runOnce(task, once -> pool.scheduleAtFixedRate(once, 1, 1, TimeUnit.MICROSECONDS));
  }

  private static void seeDone(ExecutorService pool, Runnable task) {
    pool.execute(
        new FutureTask<Object>(() -> "result") {
          @Override
          protected void done() {
            task.run();
          }
        });
  }

  /** A pool with futures of its own class. */
  private static final class OwnFutures extends ThreadPoolExecutor {
    OwnFutures() {
      super(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable task, T value) {
      return new OwnFuture<>(Executors.callable(task, value));
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
      return new OwnFuture<>(task);
    }
  }

  private static final class OwnFuture<T> extends FutureTask<T> {
    OwnFuture(Callable<T> task) {
      super(task);
    }
  }

  /** A scheduler that puts each of its tasks into one of the program's own. */
  private static final class Decorating extends ScheduledThreadPoolExecutor {
    Decorating() {
      super(1);
    }

    @Override
    protected <V> RunnableScheduledFuture<V> decorateTask(
        Runnable task, RunnableScheduledFuture<V> future) {
      return new Decorated<>(future);
    }

    @Override
    protected <V> RunnableScheduledFuture<V> decorateTask(
        Callable<V> task, RunnableScheduledFuture<V> future) {
      return new Decorated<>(future);
    }
  }

  private record Decorated<V>(RunnableScheduledFuture<V> future)
      implements RunnableScheduledFuture<V> {

    @Override
    public void run() {
      future.run();
    }

    @Override
    public boolean isPeriodic() {
      return future.isPeriodic();
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return future.getDelay(unit);
    }

    @Override
    public int compareTo(Delayed other) {
      return future.compareTo(other instanceof Decorated<?> d ? d.future : other);
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
      return future.cancel(mayInterrupt);
    }

    @Override
    public boolean isCancelled() {
      return future.isCancelled();
    }

    @Override
    public boolean isDone() {
      return future.isDone();
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
      return future.get();
    }

    @Override
    public V get(long timeout, TimeUnit unit)
        throws InterruptedException, ExecutionException, java.util.concurrent.TimeoutException {
      return future.get(timeout, unit);
    }
  }
}
