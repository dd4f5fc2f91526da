package io.asynclocal.it.process.program;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.it.hop.DelegatingQueue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A program in which every mechanism is loaded and in use before the agent comes. Each line it
 * prints is what a task saw; a line on its input says that the agent is there.
 */
public final class InUse {

  private static final AsyncLocalStorage<String> USER = AsyncLocalStorage.create();
  private static final int PATIENCE_SECONDS = 30;

  /** What a pool of this class runs, which it says in its hooks. */
  private static final class OwnPool extends ThreadPoolExecutor {
    OwnPool(BlockingQueue<Runnable> queue) {
      super(1, 1, 1, TimeUnit.MINUTES, queue);
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      ((Probe) task).label.length();
    }
  }

  /** A task that says whose it is; comparable, for a queue by priority. */
  private static final class Probe implements Runnable, Comparable<Probe> {
    final String label;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile String seen = "did not run";

    Probe(String label) {
      this.label = label;
    }

    @Override
    public void run() {
      seen = USER.getStore();
      done.countDown();
    }

    void print() throws InterruptedException {
      done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      System.out.println(label + ": " + seen);
    }

    @Override
    public int compareTo(Probe other) {
      return label.compareTo(other.label);
    }
  }

  private final Map<String, ThreadPoolExecutor> pools = new LinkedHashMap<>();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final Timer timer = new Timer(true);
  private final ForkJoinPool forkJoin = new ForkJoinPool(1);
  private final CompletableFuture<String> pending = new CompletableFuture<>();
  private final CountDownLatch attached = new CountDownLatch(1);
  private final Probe waiting = new Probe("queued before");
  private final Probe dependent = new Probe("dependent before");
  private final Probe asyncDependent = new Probe("async dependent before");
  private final Probe asyncInPool = new Probe("async dependent in a pool before");
  private final AtomicInteger rounds = new AtomicInteger();
  private final Set<String> seenByPeriodic = Collections.newSetFromMap(new ConcurrentHashMap<>());

  private InUse() {
    pools.put("linked", pool(new LinkedBlockingQueue<>()));
    pools.put("deque", pool(new LinkedBlockingDeque<>()));
    pools.put("array", pool(new ArrayBlockingQueue<>(10)));
    pools.put("priority", pool(new PriorityBlockingQueue<>()));
    pools.put("transfer", pool(new LinkedTransferQueue<>()));
    pools.put("own queue", pool(new DelegatingQueue<>(new LinkedBlockingQueue<>())));
    pools.put("synchronous", pool(new SynchronousQueue<>()));
    pools.put("own pool", new OwnPool(new LinkedBlockingQueue<>()));
    pools.put("own synchronous", new OwnPool(new SynchronousQueue<>()));
  }

  /** One idle thread that is never replaced. */
  private static ThreadPoolExecutor pool(BlockingQueue<Runnable> queue) {
    return new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, queue);
  }

  public static void main(String[] arguments) throws Exception {
    InUse program = new InUse();
    program.use();
    System.out.println("ready");
    System.in.read();
    program.afterwards();
    System.exit(0);
  }

  private void use() throws Exception {
    for (ThreadPoolExecutor pool : pools.values()) {
      pool.execute(new Probe("before"));
      awaitIdle(pool);
    }
    ThreadPoolExecutor busy = pool(new LinkedBlockingQueue<>());
    busy.execute(() -> awaitQuietly(attached));
    busy.execute(waiting);
    scheduler.scheduleWithFixedDelay(this::round, 0, 1, TimeUnit.MILLISECONDS);
    timer.schedule(once(this::round), 1, 1);
    forkJoin.submit(() -> {}).get();
    CompletableFuture.runAsync(() -> {}).get();
    pending.thenRun(dependent);
    pending.thenRunAsync(asyncDependent);
    pending.thenRunAsync(asyncInPool, pools.get("linked"));
  }

  private void afterwards() throws Exception {
    attached.countDown();
    waiting.print();
    USER.run("bob", () -> pending.complete("done"));
    dependent.print();
    asyncDependent.print();
    asyncInPool.print();
    for (String time : new String[] {"first", "second"}) {
      for (Map.Entry<String, ThreadPoolExecutor> pool : pools.entrySet()) {
        printHandOver(pool.getKey() + ", " + time, pool.getValue());
        awaitIdle(pool.getValue());
      }
    }
    ExecutorService linked = pools.get("linked");
    System.out.println("nobody's: " + linked.submit(USER::getStore).get());
    printHandOver("submit", linked::submit);
    printHandOver("old scheduler", task -> scheduler.schedule(task, 1, TimeUnit.MILLISECONDS));
    printHandOver("fork-join", forkJoin);
    printHandOver("common pool", ForkJoinPool.commonPool());
    printHandOver("run async", CompletableFuture::runAsync);
    printHandOver(
        "new dependent",
        task ->
            new CompletableFuture<>()
                .orTimeout(1, TimeUnit.MILLISECONDS)
                .whenComplete((v, e) -> task.run()));
    printHandOver("old timer", task -> timer.schedule(once(task), 1));
    printHandOver("new timer", task -> new Timer(true).schedule(once(task), 1));
    int before = rounds.get();
    while (rounds.get() < before + 10) {
      Thread.onSpinWait();
    }
    System.out.println("periodic before: " + String.join(",", seenByPeriodic));
  }

  private static void printHandOver(String label, Executor way) throws InterruptedException {
    Probe probe = new Probe(label);
    USER.run("ada", () -> way.execute(probe));
    probe.print();
  }

  private void round() {
    seenByPeriodic.add("" + USER.getStore());
    rounds.incrementAndGet();
  }

  /** The worker is in the queue and waits: a task could be handed straight to it. */
  private static void awaitIdle(ThreadPoolExecutor pool) throws InterruptedException {
    while (pool.getCompletedTaskCount() < pool.getTaskCount() || !isParked()) {
      Thread.onSpinWait();
    }
  }

  /** Every worker of every pool of this program that has no task. */
  private static boolean isParked() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(of -> of.getKey().getName().startsWith("pool-"))
        .allMatch(of -> of.getKey().getState() != Thread.State.RUNNABLE);
  }

  private static TimerTask once(Runnable task) {
    return new TimerTask() {
      @Override
      public void run() {
        task.run();
      }
    };
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
