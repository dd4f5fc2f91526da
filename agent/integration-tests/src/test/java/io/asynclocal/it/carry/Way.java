package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One way to hand a task over; those with a pool have one thread, which serves everybody. */
enum Way {
  EXECUTE {
    @Override
    void handOver(Runnable task) {
      POOL.execute(task);
    }
  },
  SUBMIT {
    @Override
    void handOver(Runnable task) {
      POOL.submit(task);
    }
  },
  SCHEDULE {
    @Override
    void handOver(Runnable task) {
      SCHEDULER.schedule(task, 0, TimeUnit.MILLISECONDS);
    }
  },
  NEW_POOL {
    @Override
    void handOver(Runnable task) {
      ExecutorService made = Executors.newCachedThreadPool(Way::daemon);
      made.submit(task);
      made.shutdown();
    }
  },
  FORK_JOIN {
    @Override
    void handOver(Runnable task) {
      FORK_JOIN_POOL.execute(task);
    }
  },
  RUN_ASYNC {
    @Override
    void handOver(Runnable task) {
      CompletableFuture.runAsync(task, POOL);
    }
  },
  DEPENDENT {
    @Override
    void handOver(Runnable task) {
      CompletableFuture<Object> future = new CompletableFuture<>();
      future.thenRun(task);
      SCHEDULER.execute(() -> future.complete("by another"));
    }
  },
  DEPENDENT_ASYNC {
    @Override
    void handOver(Runnable task) {
      CompletableFuture<Object> future = new CompletableFuture<>();
      future.thenRunAsync(task, POOL);
      SCHEDULER.execute(() -> future.complete("by another"));
    }
  },
  THREAD {
    @Override
    void handOver(Runnable task) {
      daemon(task).start();
    }
  },
  THREAD_SUBCLASS {
    @Override
    void handOver(Runnable task) {
      new OwnThread(task).start();
    }
  },
  VIRTUAL_THREAD {
    @Override
    void handOver(Runnable task) throws Exception {
      Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }
  },
  TIMER {
    @Override
    void handOver(Runnable task) {
      CLOCK.schedule(
          new TimerTask() {
            @Override
            public void run() {
              task.run();
            }
          },
          0);
    }
  },
  OWN_EXECUTOR {
    @Override
    void handOver(Runnable task) {
      new OwnExecutor().execute(task);
    }
  };

  private static final int PATIENCE_SECONDS = 60;

  private static final ExecutorService POOL = Executors.newFixedThreadPool(1, Way::daemon);
  private static final ScheduledExecutorService SCHEDULER =
      Executors.newScheduledThreadPool(1, Way::daemon);
  private static final ForkJoinPool FORK_JOIN_POOL = new ForkJoinPool(1);
  private static final Timer CLOCK = new Timer(true);

  private static final class OwnThread extends Thread {
    private final Runnable task;

    OwnThread(Runnable task) {
      super("a thread with its own run");
      this.task = task;
    }

    @Override
    public void run() {
      task.run();
    }
  }

  private static final class OwnExecutor implements Executor {
    private final Thread worker = daemon(this::work);
    private volatile Runnable task;

    @Override
    public void execute(Runnable given) {
      task = given;
      worker.start();
    }

    private void work() {
      task.run();
    }
  }

  abstract void handOver(Runnable task) throws Exception;

  /** Those that this JDK has. */
  static Stream<Way> all() {
    boolean isNew = Runtime.version().feature() >= 21;
    return Arrays.stream(values()).filter(way -> isNew || way != VIRTUAL_THREAD);
  }

  /** Hands over, and waits until the task has run. */
  void run(Runnable task) {
    CountDownLatch ran = new CountDownLatch(1);
    start(
        () -> {
          try {
            task.run();
          } finally {
            ran.countDown();
          }
        });
    await(ran);
  }

  void start(Runnable task) {
    try {
      handOver(task);
    } catch (Exception e) {
      throw new IllegalStateException(name(), e);
    }
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ran in time").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "of the tests");
    thread.setDaemon(true);
    return thread;
  }
}
