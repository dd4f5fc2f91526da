package io.asynclocal.benchmarks.start;

import io.asynclocal.AsyncLocalStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Prints the bytes of heap for each live virtual thread that was started inside a context.
 *
 * <p>A thread that is parked has its stack on the heap, and the frames of code that is not compiled
 * yet are several times as large. So as many threads as it takes to have it compiled go first; else
 * what is measured is how long that took in this run.
 */
public final class LiveThreads {

  private static final int COUNT = 1_000_000;
  private static final int WARM_UP = 400_000;

  private LiveThreads() {}

  public static void main(String[] arguments) throws Exception {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    ThreadFactory factory =
        (ThreadFactory)
            Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    AsyncLocalStorage<String> storage = AsyncLocalStorage.create();
    List<Thread> threads = new ArrayList<>(WARM_UP + COUNT);
    storage.run("store", () -> start(factory, WARM_UP, threads));
    long before = used(threads);
    storage.run("store", () -> start(factory, COUNT, threads));
    System.out.println((used(threads) - before) / COUNT);
    System.exit(0);
  }

  private static void start(ThreadFactory factory, int count, List<Thread> threads) {
    for (int i = 0; i < count; i++) {
      Thread thread = factory.newThread(LockSupport::park);
      thread.start();
      threads.add(thread);
    }
  }

  /** Once all threads have parked, and what is garbage is gone. */
  private static long used(List<Thread> threads) {
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
