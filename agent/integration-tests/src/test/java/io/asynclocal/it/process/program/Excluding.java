package io.asynclocal.it.process.program;

import io.asynclocal.AsyncLocalStorage;
import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;

/** Hands over work of which an option may leave each piece alone. */
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

  /** A thread by name. */
  static final class OwnThread extends Thread {
    @Override
    public void run() {
      System.out.println("subclass of Thread: " + USER.getStore());
    }
  }

  /** What a thread runs. */
  static final class Target implements Runnable {
    private final String label;

    Target(String label) {
      this.label = label;
    }

    @Override
    public void run() {
      System.out.println(label + ": " + USER.getStore());
    }
  }

  /** A fork/join task by name. */
  static final class Fork extends RecursiveAction {
    private static final long serialVersionUID = 1L;

    @Override
    protected void compute() {
      System.out.println("fork: " + USER.getStore());
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
    threads();
  }

  private static void threads() throws Exception {
    startWithUser(new OwnThread());
    startWithUser(new Thread(new Target("target of a thread")));
    if (Runtime.version().feature() >= 21) {
      Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
      Runnable target = new Target("virtual");
      USER.call("ada", () -> (Thread) start.invoke(null, target)).join();
    }
    USER.call("ada", () -> ForkJoinPool.commonPool().submit(new Fork())).get();
  }

  private static void startWithUser(Thread thread) throws InterruptedException {
    USER.run("ada", thread::start);
    thread.join();
  }
}
