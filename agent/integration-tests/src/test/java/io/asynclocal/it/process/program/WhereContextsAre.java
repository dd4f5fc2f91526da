package io.asynclocal.it.process.program;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.it.thread.NewThreads;
import io.asynclocal.it.thread.ThreadContexts;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Prints for some threads where their context is, while they run and when they have ended. */
public final class WhereContextsAre {

  private static final int PATIENCE_SECONDS = 10;

  private static final AsyncLocalStorage<String> USER = AsyncLocalStorage.create();

  private WhereContextsAre() {}

  /** Takes nothing. */
  public static void main(String[] arguments) throws Exception {
    USER.run("ada", () -> print("main", Thread.currentThread()));
    print("main after", Thread.currentThread());
    look("new", Thread::new);
    if (NewThreads.areThere()) {
      look("virtual", NewThreads.factory("ofVirtual"));
    }
    Thread interrupted = new Thread(WhereContextsAre::awaitInterrupt);
    USER.run("ada", interrupted::start);
    interrupted.interrupt();
    interrupted.join();
  }

  private static void look(String kind, ThreadFactory threads) throws InterruptedException {
    CountDownLatch looked = new CountDownLatch(1);
    String[] seen = new String[1];
    Thread thread =
        threads.newThread(
            () -> {
              seen[0] = USER.getStore();
              await(looked);
            });
    USER.run("ada", thread::start);
    print(kind, thread);
    looked.countDown();
    thread.join();
    awaitEnd(thread);
    print(kind + " after " + seen[0], thread);
  }

  /** A virtual thread that can be joined has yet to let go of its thread locals. */
  private static void awaitEnd(Thread thread) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (ThreadContexts.placeOf(thread) != ThreadContexts.Place.NOWHERE
        && System.nanoTime() < until) {
      Thread.yield();
    }
  }

  private static void print(String which, Thread thread) {
    System.out.println(which + ": " + ThreadContexts.placeOf(thread));
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      System.out.println("interrupted " + USER.getStore());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
