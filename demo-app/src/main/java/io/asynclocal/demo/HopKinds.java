package io.asynclocal.demo;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The ways to hand work over that {@code /hops} can chain, by their names. */
@SuppressWarnings("FutureReturnValueIgnored") // a chain is told of each hop by the hop itself
final class HopKinds {

  private static final int STREAM_LENGTH = 64;

  /** One way; the task runs once, elsewhere or later. */
  interface HopKind {
    void handOver(Runnable task) throws Exception;
  }

  private final Map<String, HopKind> kinds = new LinkedHashMap<>();
  private final Threads threads;

  HopKinds(Threads threads) {
    this.threads = threads;
    kinds.put("executor", threads.pool()::execute);
    kinds.put("submit", threads.pool()::submit);
    kinds.put("invoke-all", this::invokeAll);
    kinds.put("completable-future", this::dependent);
    kinds.put("supply-async", CompletableFuture::runAsync);
    kinds.put("fork-join", task -> threads.forkJoinPool().execute(() -> fork(task)));
    kinds.put("parallel-stream", this::parallelStream);
    kinds.put("scheduled", this::scheduled);
    kinds.put("timer", this::timer);
    kinds.put("thread", task -> new Thread(task, "new thread").start());
    if (Runtime.version().feature() >= 21) {
      kinds.put("virtual-thread", HopKinds::virtualThread);
    }
  }

  Set<String> names() {
    return kinds.keySet();
  }

  /** The way of that name; null where there is none. */
  HopKind get(String name) {
    return kinds.get(name);
  }

  private void invokeAll(Runnable task) {
    threads
        .waitingPool()
        .execute(
            () -> {
              try {
                threads.waitingPool().invokeAll(List.of(Executors.callable(task)));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** A callback of a future that another thread completes. */
  private void dependent(Runnable task) {
    CompletableFuture<String> future = new CompletableFuture<>();
    future.thenRun(task);
    threads.pool().execute(() -> future.complete("done"));
  }

  private static void fork(Runnable task) {
    ForkJoinTask.adapt(task).fork();
  }

  private void parallelStream(Runnable task) {
    threads
        .forkJoinPool()
        .execute(
            () ->
                IntStream.range(0, STREAM_LENGTH)
                    .parallel()
                    .filter(i -> i == STREAM_LENGTH / 2)
                    .forEach(i -> task.run()));
  }

  private void scheduled(Runnable task) {
    threads.scheduler().schedule(task, 1, TimeUnit.MILLISECONDS);
  }

  private void timer(Runnable task) {
    threads
        .timer()
        .schedule(
            new TimerTask() {
              @Override
              public void run() {
                task.run();
              }
            },
            1);
  }

  /** By reflection, as the demo is compiled for JDK 17. */
  private static void virtualThread(Runnable task) throws ReflectiveOperationException {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    start.invoke(null, task);
  }
}
