package io.asynclocal.it.process.program;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A program that never heard of the API, and prints all that it notices of the JDK's classes. */
public final class UsesExecutors {

  private UsesExecutors() {}

  public static void main(String[] arguments) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1, task -> new Thread(task, "worker"));
    Callable<String> failing =
        () -> {
          throw new IllegalStateException("of a task");
        };
    try {
      pool.submit(failing).get();
    } catch (ExecutionException e) {
      e.printStackTrace();
    }
    System.out.println(CompletableFuture.supplyAsync(() -> 20, pool).thenApply(n -> n + 1).get());
    System.out.println(IntStream.range(0, 1000).parallel().sum());
    failInside(pool);
    Timer timer = new Timer("timer");
    CountDownLatch fired = new CountDownLatch(1);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            fired.countDown();
          }
        },
        1);
    fired.await();
    timer.cancel();
    pool.shutdown();
    throw new IllegalStateException("of main");
  }

  /** The thread's own handler prints the stack of the worker. */
  private static void failInside(ExecutorService pool) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          failure.printStackTrace();
          ended.countDown();
        });
    pool.execute(
        () -> {
          throw new IllegalStateException("of a raw task");
        });
    ended.await();
    Thread.setDefaultUncaughtExceptionHandler(null);
  }
}
