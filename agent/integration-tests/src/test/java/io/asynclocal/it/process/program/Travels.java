package io.asynclocal.it.process.program;

import io.asynclocal.AsyncLocalStorage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends a user along every way to hand work over, and prints who arrived. */
public final class Travels {

  private static final AsyncLocalStorage<String> USER = AsyncLocalStorage.create();

  /** One way; the task runs once, on another thread. */
  private interface Way {
    void handOver(Runnable task) throws Exception;
  }

  /** An executor that nobody but this program knows. */
  private static final class OwnExecutor implements Executor {
    @Override
    public void execute(Runnable task) {
      new Thread(task).start();
    }
  }

  private Travels() {}

  public static void main(String[] arguments) throws Exception {
    print("ada");
  }

  /** Prints one line for each way: its name and the user that arrived. */
  public static void print(String user) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    Timer timer = new Timer(true);
    for (Map.Entry<String, Way> way : ways(pool, scheduler, timer).entrySet()) {
      CompletableFuture<String> seen = new CompletableFuture<>();
      USER.call(
          user,
          () -> {
            way.getValue().handOver(() -> seen.complete("" + USER.getStore()));
            return null;
          });
      System.out.println(way.getKey() + ": " + seen.get(20, TimeUnit.SECONDS));
    }
    pool.shutdown();
    scheduler.shutdown();
    timer.cancel();
  }

  private static Map<String, Way> ways(
      ExecutorService pool, ScheduledExecutorService scheduler, Timer timer) throws Exception {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("execute", pool::execute);
    ways.put("submit", pool::submit);
    ways.put("schedule", task -> scheduler.schedule(task, 1, TimeUnit.MILLISECONDS));
    ways.put("fork-join", task -> ForkJoinPool.commonPool().submit(task));
    ways.put("supply-async", CompletableFuture::runAsync);
    ways.put("dependent", task -> completedElsewhere(pool).thenRun(task));
    ways.put("own executor", task -> new OwnExecutor().execute(task));
    ways.put("timer", task -> timer.schedule(once(task), 1));
    ways.put("thread", task -> new Thread(task).start());
    if (Runtime.version().feature() >= 21) {
      Executor each =
          (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
      ways.put("virtual thread", each::execute);
    }
    return ways;
  }

  private static CompletableFuture<String> completedElsewhere(ExecutorService pool) {
    CompletableFuture<String> future = new CompletableFuture<>();
    pool.execute(
        () -> {
          while (future.getNumberOfDependents() == 0) {
            Thread.onSpinWait();
          }
          future.complete("done");
        });
    return future;
  }

  private static TimerTask once(Runnable task) {
    return new TimerTask() {
      @Override
      public void run() {
        task.run();
      }
    };
  }
}
