package io.asynclocal.it.process.program;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.Snapshot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Carries a context across a thread in each of the ways that need no agent. */
public final class ByHand {

  private static final AsyncLocalStorage<String> USER = AsyncLocalStorage.create();

  private ByHand() {}

  public static void main(String[] arguments) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.submit(() -> {}).get();
    System.out.println("same thread: " + USER.call("ada", USER::getStore));
    System.out.println(
        "bind: " + USER.call("ada", () -> pool.submit(AsyncLocalStorage.bind(ByHand::user))).get());
    Snapshot snapshot = USER.call("ada", AsyncLocalStorage::snapshot);
    System.out.println("snapshot: " + pool.submit(() -> snapshot.call(ByHand::user)).get());
    System.out.println(
        "propagating: "
            + USER.call(
                    "ada",
                    () ->
                        CompletableFuture.supplyAsync(
                            ByHand::user, AsyncLocalStorage.propagating(pool)))
                .get());
    System.out.println("afterwards: " + pool.submit(ByHand::user).get());
    pool.shutdown();
  }

  private static String user() {
    return USER.getStore();
  }
}
