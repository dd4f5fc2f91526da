package io.asynclocal.it.process.program;

import com.sun.management.ThreadMXBean;
import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.it.thread.NewThreads;
import io.micrometer.context.ContextRegistry;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.MDC;

/** Prints for each kind of hop the bytes that all threads together allocate for one. */
public final class Allocations {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int HOPS = 500;
  private static final int ROUNDS = 20;

  /** What threads allocated that have ended. */
  private static volatile long ofEndedThreads;

  /** So many hand-overs, all of them over when it returns. */
  private interface Hops {
    void run(int count) throws Exception;
  }

  /** Halves a range down to single elements, one fork for each split. */
  private static final class Count extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1;
    private final int length;

    Count(int length) {
      this.length = length;
    }

    @Override
    protected Integer compute() {
      if (length == 1) {
        return 1;
      }
      Count left = new Count(length / 2);
      left.fork();
      return new Count(length - length / 2).compute() + left.join();
    }
  }

  /** A task that is a class of its own. */
  private static final class Arrival implements Runnable {
    private final CountDownLatch latch;

    Arrival(CountDownLatch latch) {
      this.latch = latch;
    }

    @Override
    public void run() {
      latch.countDown();
    }
  }

  private Allocations() {}

  /** Holders of libraries that travel, but have no value; loaded only where they are wanted. */
  private static final class EmptyHolders {

    static void load() {
      MDC.put("user", "ada");
      MDC.clear();
      ContextRegistry.getInstance().registerThreadLocalAccessor("user", new ThreadLocal<String>());
    }
  }

  /** Takes the number of storages that are set while the hops happen. */
  public static void main(String[] arguments) throws Exception {
    if (Boolean.getBoolean("holders")) {
      EmptyHolders.load();
    }
    for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
      AsyncLocalStorage.<Object>create().enterWith("store");
    }
    for (Map.Entry<String, Hops> hops : kinds().entrySet()) {
      System.out.printf(Locale.ROOT, "%s %.1f%n", hops.getKey(), bytesOf(hops.getValue()));
    }
    System.exit(0);
  }

  /** The least of some rounds, as now and then the JVM allocates something of its own. */
  private static double bytesOf(Hops hops) throws Exception {
    double least = Double.MAX_VALUE;
    hops.run(HOPS);
    for (int i = 0; i < ROUNDS; i++) {
      long before = allocated();
      hops.run(HOPS);
      least = Math.min(least, (allocated() - before) / (double) HOPS);
    }
    return least;
  }

  private static long allocated() {
    long sum = ofEndedThreads;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      sum += Math.max(bytes, 0);
    }
    return sum;
  }

  private static Map<String, Hops> kinds() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    ForkJoinPool forkJoin = new ForkJoinPool(1);
    Map<String, Hops> kinds = new LinkedHashMap<>();
    kinds.put("execute-lambda", n -> gated(n, pool, l -> pool.execute(() -> l.countDown())));
    kinds.put("execute-class", n -> gated(n, pool, l -> pool.execute(new Arrival(l))));
    kinds.put("execute-shared", n -> shared(n, pool));
    Executor own = new OwnExecutor(pool);
    kinds.put("own-executor", n -> gated(n, pool, l -> own.execute(() -> l.countDown())));
    kinds.put("submit", n -> gated(n, pool, l -> pool.submit(() -> l.countDown())));
    kinds.put(
        "schedule",
        n ->
            gated(
                n,
                scheduler,
                l -> scheduler.schedule(() -> l.countDown(), 0, TimeUnit.NANOSECONDS)));
    kinds.put("thenApply", Allocations::thenApply);
    kinds.put("thenApplyAsync", n -> thenApplyAsync(n, pool));
    kinds.put("fork", n -> forkJoin.invoke(new Count(n + 1)));
    kinds.put("parallel", n -> parallel(n, forkJoin));
    ExecutorService callerRuns = callerRuns();
    kinds.put(
        "invokeAll",
        n -> callerRuns.invokeAll(Collections.nCopies(n, (Callable<Integer>) () -> 1)));
    kinds.put("thread", n -> thread(n, Thread::new));
    if (NewThreads.areThere()) {
      ThreadFactory factory = NewThreads.factory("ofVirtual");
      kinds.put("virtual-thread", n -> awaited(n, l -> factory.newThread(l::countDown).start()));
    }
    return kinds;
  }

  /** A pool whose worker is busy for good, so that nobody ever waits for a result. */
  private static ExecutorService callerRuns() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            new ThreadPoolExecutor.CallerRunsPolicy());
    pool.submit(Allocations::waitForEver);
    return pool;
  }

  private static Object waitForEver() throws InterruptedException {
    new CountDownLatch(1).await();
    return null;
  }

  /** An executor of the program, which knows some tasks of its own. */
  private static final class OwnExecutor implements Executor {
    private final Executor target;

    OwnExecutor(Executor target) {
      this.target = target;
    }

    @Override
    public void execute(Runnable task) {
      if (task instanceof Arrival own) {
        own.run();
      } else {
        target.execute(task);
      }
    }
  }

  private interface Handover {
    void accept(CountDownLatch latch) throws Exception;
  }

  /** The only worker begins when all is handed over: one that waits allocates, now and then. */
  private static void gated(int count, ExecutorService pool, Handover handover) throws Exception {
    CountDownLatch gate = gateBefore(pool);
    CountDownLatch latch = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      handover.accept(latch);
    }
    gate.countDown();
    latch.await();
  }

  /** The same with one task for all hand-overs. */
  private static void shared(int count, ExecutorService pool) throws Exception {
    CountDownLatch gate = gateBefore(pool);
    CountDownLatch latch = new CountDownLatch(count);
    Runnable task = new Arrival(latch);
    for (int i = 0; i < count; i++) {
      pool.execute(task);
    }
    gate.countDown();
    latch.await();
  }

  /** Keeps the only worker waiting until it is opened. */
  private static CountDownLatch gateBefore(ExecutorService pool) {
    CountDownLatch gate = new CountDownLatch(1);
    pool.submit(
        () -> {
          gate.await();
          return null;
        });
    return gate;
  }

  private static void awaited(int count, Handover handover) throws Exception {
    CountDownLatch latch = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      handover.accept(latch);
    }
    latch.await();
  }

  private static void thenApply(int count) {
    CompletableFuture<Integer> source = new CompletableFuture<>();
    CompletableFuture<Integer> last = source;
    for (int i = 0; i < count; i++) {
      last = last.thenApply(n -> n);
    }
    source.complete(1);
    last.join();
  }

  private static void thenApplyAsync(int count, ExecutorService pool) {
    CompletableFuture<Integer> source = new CompletableFuture<>();
    CompletableFuture<Integer> last = source;
    for (int i = 0; i < count; i++) {
      last = last.thenApplyAsync(n -> n, pool);
    }
    source.complete(1);
    last.join();
  }

  private static void parallel(int count, ForkJoinPool pool) throws Exception {
    for (int i = 0; i < count; i++) {
      pool.submit(() -> IntStream.range(0, 1000).parallel().sum()).get();
    }
  }

  private static void thread(int count, ThreadFactory factory) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thread thread = factory.newThread(Allocations::end);
      thread.start();
      thread.join();
      threads.add(thread);
    }
  }

  private static void end() {
    ofEndedThreads += THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
