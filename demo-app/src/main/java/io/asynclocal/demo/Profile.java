package io.asynclocal.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** A user's page, gathered from four look-ups at once; each waits in a way of its own. */
final class Profile {

  private static final long WAIT_MILLIS = 5;

  /**
   * What one look-up found.
   *
   * @param before the user seen before the wait
   * @param after the user seen after it
   */
  record Part(String before, String after, List<String> lines) {}

  private final UserRepository repository;
  private final Threads threads;

  Profile(UserRepository repository, Threads threads) {
    this.repository = repository;
    this.threads = threads;
  }

  /** Begins all look-ups at once. */
  CompletableFuture<Map<String, Part>> gather() {
    Map<String, CompletableFuture<Part>> parts = new LinkedHashMap<>();
    parts.put("profile", lookUp(repository::addresses, this::afterDelay));
    parts.put("books", lookUp(repository::books, this::afterSchedule));
    parts.put("notifications", lookUp(repository::notifications, this::afterTimer));
    parts.put("activity", lookUp(repository::activity, Profile::afterNewThread));
    return CompletableFuture.allOf(parts.values().toArray(new CompletableFuture<?>[0]))
        .thenApply(
            done -> {
              Map<String, Part> page = new LinkedHashMap<>();
              parts.forEach((name, part) -> page.put(name, part.join()));
              return page;
            });
  }

  private CompletableFuture<Part> lookUp(
      Supplier<List<String>> find, Function<Executor, CompletableFuture<Void>> wait) {
    String before = AuthContext.userSeen();
    return wait.apply(threads.pool())
        .thenApplyAsync(
            waited -> new Part(before, AuthContext.userSeen(), find.get()), threads.pool());
  }

  private CompletableFuture<Void> afterDelay(Executor pool) {
    return CompletableFuture.runAsync(
        () -> {}, CompletableFuture.delayedExecutor(WAIT_MILLIS, TimeUnit.MILLISECONDS, pool));
  }

  private CompletableFuture<Void> afterSchedule(Executor pool) {
    CompletableFuture<Void> waited = new CompletableFuture<>();
    Runnable end = () -> waited.complete(null);
    Future<?> unused = threads.scheduler().schedule(end, WAIT_MILLIS, TimeUnit.MILLISECONDS);
    return waited;
  }

  private CompletableFuture<Void> afterTimer(Executor pool) {
    CompletableFuture<Void> waited = new CompletableFuture<>();
    threads
        .timer()
        .schedule(
            new TimerTask() {
              @Override
              public void run() {
                waited.complete(null);
              }
            },
            WAIT_MILLIS);
    return waited;
  }

  private static CompletableFuture<Void> afterNewThread(Executor pool) {
    CompletableFuture<Void> waited = new CompletableFuture<>();
    new Thread(() -> waited.complete(null), "waits").start();
    return waited;
  }
}
