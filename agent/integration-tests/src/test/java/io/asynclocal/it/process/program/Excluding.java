package io.asynclocal.it.process.program;

import io.asynclocal.AsyncLocalStorage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hands over a task and uses an executor that an option may leave alone. */
public final class Excluding {

  private static final AsyncLocalStorage<String> USER = AsyncLocalStorage.create();

  /** A task by name, so that it can be excluded. */
  static final class Task implements Runnable {
    private final String label;
    private final CountDownLatch done = new CountDownLatch(1);

    Task(String label) {
      this.label = label;
    }

    @Override
    public void run() {
      System.out.println(label + ": " + USER.getStore());
      done.countDown();
    }
  }

  /** An executor by name, whose one thread was there before. */
  static final class OwnExecutor implements Executor {
    private final java.util.concurrent.BlockingQueue<Runnable> queue =
        new java.util.concurrent.LinkedBlockingQueue<>();

    OwnExecutor() {
      Thread thread = new Thread(this::serve);
      thread.setDaemon(true);
      thread.start();
    }

    private void serve() {
      try {
        while (true) {
          queue.take().run();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void execute(Runnable task) {
      queue.add(task);
    }
  }

  private Excluding() {}

  public static void main(String[] arguments) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Task task = new Task("task");
    USER.run("ada", () -> pool.execute(task));
    task.done.await();
    Task other = new Task("executor");
    OwnExecutor executor = new OwnExecutor();
    USER.run("ada", () -> executor.execute(() -> other.run()));
    other.done.await();
    pool.shutdown();
  }
}
