package io.asynclocal.it.hop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The rest of {@code CompletionStage}: async with an executor, subclasses, copies, obtrusion. */
class CompletionStageIT extends HopContract {

  private static final Exception FAILURE = new Exception("on purpose");
  private static final CompletableFuture<Object> NEVER = new CompletableFuture<>();

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(asyncOnPool(), async(), ofSubclass(), otherways()).flatMap(kinds -> kinds);
  }

  private static Stream<Mechanism.Kind> asyncOnPool() {
    return Stream.of(
        onPool("thenRunAsync", (f, task, pool) -> f.thenRunAsync(task, pool)),
        onPool("thenAcceptAsync", (f, task, pool) -> f.thenAcceptAsync(v -> task.run(), pool)),
        onPool("thenApplyAsync", (f, task, pool) -> f.thenApplyAsync(v -> run(task), pool)),
        onPool("thenComposeAsync", (f, task, pool) -> f.thenComposeAsync(v -> ran(task), pool)),
        onPool("handleAsync", (f, task, pool) -> f.handleAsync((v, e) -> run(task), pool)),
        onPool("whenCompleteAsync", (f, t, pool) -> f.whenCompleteAsync((v, e) -> t.run(), pool)),
        onPool("runAfterBothAsync", (f, task, pool) -> f.runAfterBothAsync(done(), task, pool)),
        onPool(
            "thenAcceptBothAsync",
            (f, task, pool) -> f.thenAcceptBothAsync(done(), (a, b) -> task.run(), pool)),
        onPool(
            "thenCombineAsync",
            (f, task, pool) -> f.thenCombineAsync(done(), (a, b) -> run(task), pool)),
        onPool("runAfterEitherAsync", (f, task, pool) -> f.runAfterEitherAsync(NEVER, task, pool)),
        onPool(
            "acceptEitherAsync",
            (f, task, pool) -> f.acceptEitherAsync(NEVER, v -> task.run(), pool)),
        onPool(
            "applyToEitherAsync",
            (f, task, pool) -> f.applyToEitherAsync(NEVER, v -> run(task), pool)));
  }

  private static Stream<Mechanism.Kind> async() {
    return Stream.of(
        on("thenAcceptAsync", (f, task) -> f.thenAcceptAsync(v -> task.run())),
        on("whenCompleteAsync", (f, task) -> f.whenCompleteAsync((v, e) -> task.run())),
        on("thenAcceptBothAsync", (f, task) -> f.thenAcceptBothAsync(done(), (a, b) -> task.run())),
        on("thenCombineAsync", (f, task) -> f.thenCombineAsync(done(), (a, b) -> run(task))),
        on("runAfterEitherAsync", (f, task) -> f.runAfterEitherAsync(NEVER, task)),
        on("acceptEitherAsync", (f, task) -> f.acceptEitherAsync(NEVER, v -> task.run())),
        on("applyToEitherAsync", (f, task) -> f.applyToEitherAsync(NEVER, v -> run(task))),
        on("exceptionallyAsync", (f, task) -> failed(f).exceptionallyAsync(e -> run(task))),
        on(
            "exceptionallyComposeAsync",
            (f, task) -> failed(f).exceptionallyComposeAsync(e -> ran(task))));
  }

  private static Stream<Mechanism.Kind> ofSubclass() {
    return Stream.of(
        kind("subclass, thenRun", OwnFuture::new, (f, task, pool) -> f.thenRun(task)),
        kind("subclass, thenRunAsync", OwnFuture::new, (f, task, pool) -> f.thenRunAsync(task)),
        kind("subclass, chain", OwnFuture::new, (f, task, p) -> f.thenApply(v -> v).thenRun(task)));
  }

  private static Stream<Mechanism.Kind> otherways() {
    return Stream.of(
        on("copy of a copy", (f, task) -> f.copy().copy().thenRun(task)),
        on("minimal stage, thenApplyAsync", (f, t) -> minimal(f).thenApplyAsync(v -> run(t))),
        on("minimal stage as a future", (f, t) -> minimal(f).toCompletableFuture().thenRun(t)),
        on("completed by another stage", (f, task) -> after(f).thenRun(task)),
        Mechanism.on(
            "completeAsync on a pool",
            Executors::newSingleThreadExecutor,
            (pool, task) -> new CompletableFuture<Object>().completeAsync(() -> run(task), pool)),
        Mechanism.on(
            "delayedExecutor on a pool", Executors::newCachedThreadPool, CompletionStageIT::later),
        Mechanism.of(
            "failedStage, async",
            task -> CompletableFuture.failedStage(FAILURE).exceptionallyAsync(e -> run(task))));
  }

  private interface Registration {
    void register(CompletableFuture<Object> future, Runnable task);
  }

  private interface RegistrationOnPool {
    void register(CompletableFuture<Object> future, Runnable task, Executor pool);
  }

  private interface Maker {
    CompletableFuture<Object> make();
  }

  private static Mechanism.Kind on(String name, Registration registration) {
    return kind(name, CompletableFuture::new, (f, task, pool) -> registration.register(f, task));
  }

  private static Mechanism.Kind onPool(String name, RegistrationOnPool registration) {
    return kind(name + " on a pool", CompletableFuture::new, registration);
  }

  /** Registers first; then another thread, in another context, completes. */
  private static Mechanism.Kind kind(String name, Maker maker, RegistrationOnPool registration) {
    return Mechanism.on(
        name,
        Executors::newCachedThreadPool,
        (ExecutorService pool, Runnable task) -> {
          CompletableFuture<Object> future = maker.make();
          registration.register(future, task, pool);
          USER.run("of the completer", () -> pool.execute(() -> future.complete("value")));
        });
  }

  private static void later(ExecutorService pool, Runnable task) {
    CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, pool).execute(task);
  }

  private static CompletionStage<Object> minimal(CompletableFuture<Object> future) {
    return future.minimalCompletionStage();
  }

  private static CompletableFuture<Object> failed(CompletableFuture<Object> future) {
    return future.thenCompose(value -> CompletableFuture.failedFuture(FAILURE));
  }

  private static CompletableFuture<Object> after(CompletableFuture<Object> future) {
    CompletableFuture<Object> other = new CompletableFuture<>();
    future.whenComplete((value, failure) -> other.complete(value));
    return other;
  }

  private static CompletableFuture<Object> done() {
    return CompletableFuture.completedFuture("done");
  }

  private static CompletableFuture<Object> ran(Runnable task) {
    return CompletableFuture.completedFuture(run(task));
  }

  private static Object run(Runnable task) {
    task.run();
    return "ran";
  }

  /** A future whose dependents are of its own class, and run on threads of its own. */
  private static final class OwnFuture<T> extends CompletableFuture<T> {
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new OwnFuture<>();
    }

    @Override
    public Executor defaultExecutor() {
      return task -> new Thread(task, "own").start();
    }
  }
}
