package io.asynclocal.it.process.program;

import io.asynclocal.Agent;
import io.asynclocal.AsyncLocalStorage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A program that the agent joins in the middle of its work; a line on its input says it did. */
public final class Attached {

  private static final AsyncLocalStorage<String> EARLY = AsyncLocalStorage.create();

  private Attached() {}

  /** The API is used, a pool works and a context is open before the agent comes. */
  public static void main(String[] arguments) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ExecutorService pool = Executors.newFixedThreadPool(1);
    CountDownLatch attached = new CountDownLatch(1);
    pool.execute(() -> awaitQuietly(attached));
    Future<String> before = pool.submit(EARLY::getStore);
    System.out.println("ready");
    EARLY.call(
        "grace",
        () -> {
          in.readLine();
          attached.countDown();
          System.out.println("submitted before: " + before.get());
          System.out.println("still here: " + EARLY.getStore());
          System.out.println("submitted after: " + pool.submit(EARLY::getStore).get());
          return null;
        });
    System.out.println("active: " + Agent.isActive());
    Travels.print("ada");
    pool.shutdown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
