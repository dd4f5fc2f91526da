package io.asynclocal.it.soak;

import io.asynclocal.it.hop.Mechanism;
import java.util.Map;
import java.util.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.BiConsumer;

/** The long-lived mechanisms that all programs share, each made by whoever needs it first. */
final class Fleet implements AutoCloseable {

  final Cancellables cancellables = new Cancellables();

  private final Map<Mechanism.Kind, Mechanism> opened = new ConcurrentHashMap<>();

  /** What runs the tasks that are cancelled. */
  static final class Cancellables {
    final ExecutorService pool = Executors.newCachedThreadPool();
    final ExecutorService single = Executors.newSingleThreadExecutor();
    final ForkJoinPool forkJoin = new ForkJoinPool(4);
    final ForkJoinPool singleForkJoin = new ForkJoinPool(1);
    final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(2);
    final Timer timer = new Timer("cancelled tasks", true);
  }

  Mechanism of(Mechanism.Kind kind) {
    return opened.computeIfAbsent(kind, Mechanism.Kind::open);
  }

  void forEach(BiConsumer<Mechanism.Kind, Mechanism> action) {
    opened.forEach(action);
  }

  /** Lets go of what was cancelled and still waits for its time. */
  void purge() {
    cancellables.scheduler.purge();
    cancellables.timer.purge();
  }

  @Override
  public void close() {
    opened.values().forEach(Fleet::close);
    cancellables.pool.shutdownNow();
    cancellables.single.shutdownNow();
    cancellables.forkJoin.shutdownNow();
    cancellables.singleForkJoin.shutdownNow();
    cancellables.scheduler.shutdownNow();
    cancellables.timer.cancel();
  }

  static void close(Mechanism mechanism) {
    try {
      mechanism.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
