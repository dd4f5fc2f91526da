package io.asynclocal.it.hop;

import io.asynclocal.it.hop.Mechanism.Limit;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Whatever makes a {@code FutureTask}. */
class FutureTaskIT extends HopContract {

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(
        on("submit(Runnable)", ExecutorService::submit),
        on("submit(Runnable, V)", (pool, task) -> pool.submit(task, "result")),
        on("submit(Callable)", (pool, task) -> pool.submit(Executors.callable(task))),
        waiting("invokeAll", (pool, task) -> pool.invokeAll(List.of(Executors.callable(task)))),
        waiting("invokeAll, timed", FutureTaskIT::invokeAllTimed),
        waiting("invokeAny", (pool, task) -> pool.invokeAny(List.of(Executors.callable(task)))),
        waiting("invokeAny, timed", FutureTaskIT::invokeAnyTimed),
        on("ExecutorCompletionService", FutureTaskIT::completionService),
        on("execute(FutureTask)", (pool, task) -> pool.execute(new FutureTask<>(task, null))),
        Mechanism.on("submit, own service", OwnService::new, (pool, task) -> pool.submit(task)),
        scheduled("schedule(Runnable)", (pool, task) -> pool.schedule(task, 1, MICROSECONDS)),
        scheduled("schedule(Callable)", FutureTaskIT::scheduleCallable),
        scheduled("scheduled submit", ScheduledExecutorService::submit),
        scheduled("scheduled execute", ScheduledExecutorService::execute),
        scheduled("scheduleAtFixedRate", FutureTaskIT::atFixedRate),
        scheduled("scheduleWithFixedDelay", FutureTaskIT::withFixedDelay));
  }

  private static final TimeUnit MICROSECONDS = TimeUnit.MICROSECONDS;

  private static Mechanism.Kind on(String name, Mechanism.Way<ExecutorService> way) {
    return Mechanism.on(name, Executors::newSingleThreadExecutor, way);
  }

  /** The caller waits, so a hop inside a hop needs a thread of its own. */
  private static Mechanism.Kind waiting(String name, Mechanism.Way<ExecutorService> way) {
    return Mechanism.on(name, Executors::newCachedThreadPool, way).except(Limit.MAY_WAIT);
  }

  private static Mechanism.Kind scheduled(
      String name, Mechanism.Way<ScheduledExecutorService> way) {
    return Mechanism.on(name, Executors::newSingleThreadScheduledExecutor, way);
  }

  private static void invokeAllTimed(ExecutorService pool, Runnable task) throws Exception {
    pool.invokeAll(List.of(Executors.callable(task)), 1, TimeUnit.MINUTES);
  }

  private static void invokeAnyTimed(ExecutorService pool, Runnable task) throws Exception {
    pool.invokeAny(List.of(Executors.callable(task)), 1, TimeUnit.MINUTES);
  }

  private static void completionService(ExecutorService pool, Runnable task) {
    new ExecutorCompletionService<Object>(pool).submit(task, null);
  }

  private static void scheduleCallable(ScheduledExecutorService pool, Runnable task) {
    pool.schedule(Executors.callable(task), 1, MICROSECONDS);
  }

  private static void atFixedRate(ScheduledExecutorService pool, Runnable task) {
    runOnce(task, once -> pool.scheduleAtFixedRate(once, 1, 1, MICROSECONDS));
  }

  private static void withFixedDelay(ScheduledExecutorService pool, Runnable task) {
    runOnce(task, once -> pool.scheduleWithFixedDelay(once, 1, 1, MICROSECONDS));
  }

  interface Scheduling {
    ScheduledFuture<?> schedule(Runnable task);
  }

  /** A periodic task that cancels itself in its first round. */
  static void runOnce(Runnable task, Scheduling scheduling) {
    ScheduledFuture<?>[] future = new ScheduledFuture<?>[1];
    CountDownLatch scheduled = new CountDownLatch(1);
    future[0] =
        scheduling.schedule(
            () -> {
              Witness.await(scheduled);
              future[0].cancel(false);
              task.run();
            });
    scheduled.countDown();
  }

  /** A service that makes its futures as the JDK's base class does, and a thread for each. */
  private static final class OwnService extends AbstractExecutorService {
    private volatile boolean shutDown;

    @Override
    public void execute(Runnable task) {
      new Thread(task, "own service").start();
    }

    @Override
    public void shutdown() {
      shutDown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return shutDown;
    }

    @Override
    public boolean isTerminated() {
      return shutDown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return shutDown;
    }
  }
}
