package io.asynclocal.it.process.program;

import io.asynclocal.AsyncLocalStorage;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A server with pools of its own, and applications that come, use them with stores of their own
 * classes, and go. It prints how many of their class loaders are left.
 */
public final class WebApplications {

  private static final int APPLICATIONS = 3;

  /** What the applications share. */
  private final ThreadPoolExecutor linked = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);

  private final ThreadPoolExecutor array =
      new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(9));
  private final ForkJoinPool forkJoin = new ForkJoinPool(1);
  private final Timer timer = new Timer(true);

  private WebApplications() {}

  /**
   * One application, in a loader of its own; its stores, tasks and executors are of that loader.
   */
  public static final class Application implements Runnable {
    private static final AsyncLocalStorage<Application> SELF =
        AsyncLocalStorage.<Application>builder().onChange((was, is, switched) -> {}).build();

    private final List<ExecutorService> shared;
    private final Timer timer;

    public Application(List<ExecutorService> shared, Timer timer) {
      this.shared = shared;
      this.timer = timer;
    }

    private static final class Own implements Executor {
      @Override
      public void execute(Runnable task) {
        task.run();
      }
    }

    @Override
    public void run() {
      SELF.run(this, this::useEverything);
    }

    private void useEverything() {
      for (ExecutorService pool : shared) {
        join(pool.submit(this::check));
        pool.execute(this::check);
        join(CompletableFuture.runAsync(this::check, pool).thenRunAsync(this::check));
      }
      new Own().execute(this::check);
      ForkJoinPool own = new ForkJoinPool(1, Worker::new, null, false);
      join(own.submit(this::check));
      own.shutdown();
      CompletableFuture<Void> ticked = new CompletableFuture<>();
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              check();
              ticked.complete(null);
            }
          },
          0);
      join(ticked);
    }

    private static final class Worker extends ForkJoinWorkerThread {
      Worker(ForkJoinPool pool) {
        super(pool);
      }
    }

    private static void join(java.util.concurrent.Future<?> future) {
      try {
        future.get();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private void check() {
      if (SELF.getStore() != this) {
        throw new IllegalStateException("lost on " + Thread.currentThread());
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    new WebApplications().serve();
    System.exit(0);
  }

  private void serve() throws Exception {
    // Threads made by an application would keep its loader on a plain JVM too.
    linked.prestartAllCoreThreads();
    array.prestartAllCoreThreads();
    forkJoin.submit(() -> {}).get();
    CompletableFuture.runAsync(() -> {}).get();
    WeakReference<?>[] loaders = new WeakReference<?>[APPLICATIONS];
    for (int i = 0; i < APPLICATIONS; i++) {
      loaders[i] = deploy();
    }
    // Idle workers of fork/join have their last task in a local variable until the next.
    forkJoin.submit(() -> {}).get();
    CompletableFuture.runAsync(() -> {}).get();
    linked.submit(() -> {}).get();
    array.submit(() -> {}).get();
    int left = APPLICATIONS;
    for (int i = 0; left > 0 && i < 100; i++) {
      System.gc();
      Thread.sleep(20);
      left = 0;
      for (WeakReference<?> loader : loaders) {
        left += loader.get() == null ? 0 : 1;
      }
    }
    System.out.println("loaders left: " + left);
  }

  private WeakReference<ClassLoader> deploy() throws Exception {
    try (ChildFirst loader = ChildFirst.ofClassPath()) {
      Runnable application =
          (Runnable)
              loader
                  .loadClass(Application.class.getName())
                  .getConstructor(List.class, Timer.class)
                  .newInstance(List.<ExecutorService>of(linked, array, forkJoin), timer);
      application.run();
      return new WeakReference<>(loader);
    }
  }
}
