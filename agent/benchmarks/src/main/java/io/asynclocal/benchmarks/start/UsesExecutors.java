package io.asynclocal.benchmarks.start;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Uses executors, futures, a timer and a parallel stream once each. */
public final class UsesExecutors {

  private UsesExecutors() {}

  public static void main(String[] arguments) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    System.out.println(pool.submit(() -> 1).get());
    System.out.println(CompletableFuture.supplyAsync(() -> 20, pool).thenApply(n -> n + 1).get());
    System.out.println(IntStream.range(0, 1000).parallel().sum());
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
  }
}
