package io.asynclocal.demo;

import java.util.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;

/** The threads that all requests share, which is what mixes them up. */
final class Threads implements AutoCloseable {

  private static final int POOL_SIZE = 4;

  private final ExecutorService pool = Executors.newFixedThreadPool(POOL_SIZE);
  private final ExecutorService waitingPool = Executors.newCachedThreadPool();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
  private final ForkJoinPool forkJoinPool = new ForkJoinPool(POOL_SIZE);
  private final Timer timer = new Timer("timer", true);

  ExecutorService pool() {
    return pool;
  }

  /** For tasks that wait for others, which a pool of fixed size cannot have. */
  ExecutorService waitingPool() {
    return waitingPool;
  }

  ScheduledExecutorService scheduler() {
    return scheduler;
  }

  ForkJoinPool forkJoinPool() {
    return forkJoinPool;
  }

  Timer timer() {
    return timer;
  }

  @Override
  public void close() {
    timer.cancel();
    pool.shutdownNow();
    waitingPool.shutdownNow();
    scheduler.shutdownNow();
    forkJoinPool.shutdownNow();
  }
}
