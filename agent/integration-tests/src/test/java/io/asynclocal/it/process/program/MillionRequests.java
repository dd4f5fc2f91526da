package io.asynclocal.it.process.program;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.it.hop.DelegatingQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves requests with a store of 10 kB each, over pools and timers that live on, and drops much of
 * what it hands over. It prints how many stores are still there at the end, and by how many
 * megabytes the heap has grown since the first tenth.
 */
public final class MillionRequests {

  private static final int STORE_BYTES = 10_000;
  private static final int IN_FLIGHT = 200;
  private static final int SAMPLE = 997;

  private final Semaphore capacity = new Semaphore(IN_FLIGHT);
  private final List<WeakReference<Object>> samples = new ArrayList<>();
  private final List<ThreadPoolExecutor> serving = new ArrayList<>();
  private final List<ThreadPoolExecutor> stuck = new ArrayList<>();
  private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
  private final Timer timer = new Timer(true);
  private final Runnable shared = () -> {};
  private AsyncLocalStorage<byte[]> storage = AsyncLocalStorage.create();

  private MillionRequests() {
    serving.add(pool(2, new LinkedBlockingQueue<>()));
    serving.add(pool(2, new LinkedBlockingDeque<>()));
    serving.add(pool(2, new ArrayBlockingQueue<>(IN_FLIGHT)));
    serving.add(pool(2, new PriorityBlockingQueue<>(9, (one, two) -> 0)));
    serving.add(pool(2, new OwnQueue()));
    serving.add(
        new ThreadPoolExecutor(0, IN_FLIGHT, 1, TimeUnit.MINUTES, new SynchronousQueue<>()));
    CountDownLatch never = new CountDownLatch(1);
    for (BlockingQueue<Runnable> queue :
        List.of(
            new LinkedBlockingQueue<Runnable>(9),
            new ArrayBlockingQueue<Runnable>(9),
            new OwnQueue())) {
      ThreadPoolExecutor pool = pool(1, queue);
      pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardOldestPolicy());
      pool.execute(() -> await(never));
      stuck.add(pool);
    }
  }

  /** A queue of a class that nobody knows. */
  private static final class OwnQueue extends DelegatingQueue<Runnable> {
    OwnQueue() {
      super(new LinkedBlockingQueue<>(IN_FLIGHT));
    }
  }

  private static ThreadPoolExecutor pool(int threads, BlockingQueue<Runnable> queue) {
    return new ThreadPoolExecutor(threads, threads, 1, TimeUnit.MINUTES, queue);
  }

  private static void await(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] arguments) throws Exception {
    new MillionRequests().serve(Integer.parseInt(arguments[0]));
    System.exit(0);
  }

  private void serve(int requests) throws InterruptedException {
    long before = 0;
    for (int i = 0; i < requests; i++) {
      if (i == requests / 10) {
        before = usedBytes();
      }
      if (i % 1000 == 0) {
        tidyUp();
      }
      int request = i;
      capacity.acquire();
      byte[] store = new byte[STORE_BYTES];
      if (i % SAMPLE == 0) {
        samples.add(new WeakReference<>(store));
        samples.add(new WeakReference<>(storage));
        storage = AsyncLocalStorage.create();
      }
      storage.run(store, () -> handle(request));
    }
    capacity.acquire(IN_FLIGHT);
    long grown = usedBytes() - before;
    System.out.println("stores left: " + left());
    System.out.println("megabytes grown: " + grown / (1 << 20));
  }

  /** What a program does itself with what it cancelled or gave up. */
  private void tidyUp() {
    timer.purge();
    scheduler.purge();
    stuck.forEach(pool -> pool.getQueue().clear());
  }

  private void handle(int request) {
    Runnable end = capacity::release;
    ThreadPoolExecutor pool = serving.get(request % serving.size());
    ThreadPoolExecutor full = stuck.get(request % stuck.size());
    switch (request / serving.size() % 8) {
      case 0 -> pool.execute(end);
      case 1 -> pool.submit(end);
      case 2 -> CompletableFuture.runAsync(shared, pool).thenRunAsync(end);
      case 3 -> {
        new CompletableFuture<>().thenRun(shared);
        ForkJoinPool.commonPool().execute(end);
      }
      case 4 -> {
        full.execute(shared);
        full.execute(end::run);
        full.submit(shared).cancel(false);
        scheduler.execute(end);
      }
      case 5 -> {
        scheduler.schedule(shared, 1, TimeUnit.HOURS).cancel(false);
        scheduler.schedule(end, 1, TimeUnit.MICROSECONDS);
      }
      case 6 -> {
        TimerTask cancelled = task(shared);
        timer.schedule(cancelled, 3_600_000);
        cancelled.cancel();
        timer.schedule(task(end), 0);
      }
      default -> {
        full.execute(shared);
        full.remove(shared);
        CompletableFuture<Object> timed = new CompletableFuture<>().orTimeout(1, TimeUnit.HOURS);
        timed.thenRun(shared);
        timed.complete(null);
        pool.execute(end);
      }
    }
  }

  private static TimerTask task(Runnable body) {
    return new TimerTask() {
      @Override
      public void run() {
        body.run();
      }
    };
  }

  private long left() throws InterruptedException {
    storage = AsyncLocalStorage.create();
    // What left a queue of an own class unseen is forgotten as others are handed over.
    for (int i = 0; i < 5 * IN_FLIGHT; i++) {
      stuck.forEach(pool -> pool.execute(shared));
    }
    tidyUp();
    long left = samples.size();
    for (int i = 0; left > 0 && i < 50; i++) {
      System.gc();
      Thread.sleep(20);
      left = samples.stream().filter(sample -> sample.get() != null).count();
    }
    return left;
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
