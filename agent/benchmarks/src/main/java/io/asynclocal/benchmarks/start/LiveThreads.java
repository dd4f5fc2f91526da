package io.asynclocal.benchmarks.start;

import io.asynclocal.AsyncLocalStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/** Prints the bytes of heap for each live virtual thread that was started inside a context. */
public final class LiveThreads {

  private static final int COUNT = 1_000_000;

  private LiveThreads() {}

  public static void main(String[] arguments) throws Exception {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    ThreadFactory factory =
        (ThreadFactory)
            Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    AsyncLocalStorage<String> storage = AsyncLocalStorage.create();
    List<Thread> threads = new ArrayList<>(COUNT);
    storage.run("store", () -> start(factory, 1000, threads));
    long before = used();
    storage.run("store", () -> start(factory, COUNT, threads));
    System.out.println((used() - before) / COUNT);
    System.exit(0);
  }

  private static void start(ThreadFactory factory, int count, List<Thread> threads) {
    for (int i = 0; i < count; i++) {
      Thread thread = factory.newThread(LockSupport::park);
      thread.start();
      threads.add(thread);
    }
  }

  /** After all threads have parked, and what is garbage is gone. */
  private static long used() throws InterruptedException {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      Thread.sleep(500);
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
