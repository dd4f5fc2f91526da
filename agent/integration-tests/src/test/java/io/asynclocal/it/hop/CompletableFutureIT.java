package io.asynclocal.it.hop;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.asynclocal.it.hop.Mechanism.Limit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Every kind of dependent action: the context of the registration counts, never the completer's.
 */
class CompletableFutureIT extends HopContract {

  private static final Exception FAILURE = new Exception("on purpose");

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(onCompletion(), onTwo(), onFailure(), asynchronous(), delayed())
        .flatMap(kinds -> kinds);
  }

  private static Stream<Mechanism.Kind> onCompletion() {
    return Stream.of(
        pending("thenRun", CompletableFuture::thenRun),
        pending("thenAccept", (future, task) -> future.thenAccept(value -> task.run())),
        pending("thenApply", (future, task) -> future.thenApply(value -> run(task))),
        pending("thenCompose", (future, task) -> future.thenCompose(value -> completed(task))),
        pending("handle", (future, task) -> future.handle((value, failure) -> run(task))),
        pending("whenComplete", (future, task) -> future.whenComplete((v, e) -> task.run())),
        pending("copy().thenRun", (future, task) -> future.copy().thenRun(task)),
        pending("minimal stage", (future, task) -> future.minimalCompletionStage().thenRun(task)),
        pending("chain", (future, task) -> future.thenRun(() -> {}).thenRun(task)),
        pending("orTimeout", (f, task) -> f.orTimeout(1, TimeUnit.MINUTES).thenRun(task)),
        pending("allOf", (future, task) -> CompletableFuture.allOf(future, done()).thenRun(task)),
        pending("anyOf", (f, task) -> CompletableFuture.anyOf(f, never()).thenRun(task)),
        complete("complete, thenRun", CompletableFuture::thenRun),
        complete("complete, thenApply", (future, task) -> future.thenApply(value -> run(task))),
        complete("complete, handle", (future, task) -> future.handle((v, e) -> run(task))),
        complete("complete, whenComplete", (f, task) -> f.whenComplete((v, e) -> task.run())),
        complete("complete, thenCompose", (f, task) -> f.thenCompose(v -> completed(task))),
        complete("complete, runAfterBoth", (f, task) -> f.runAfterBoth(done(), task)),
        complete("complete, runAfterEither", (f, task) -> f.runAfterEither(never(), task)));
  }

  private static Stream<Mechanism.Kind> onTwo() {
    return Stream.of(
        pending("runAfterBoth", (future, task) -> future.runAfterBoth(done(), task)),
        pending("thenAcceptBoth", (f, task) -> f.thenAcceptBoth(done(), (a, b) -> task.run())),
        pending("thenCombine", (f, task) -> f.thenCombine(done(), (a, b) -> run(task))),
        pending("runAfterEither", (future, task) -> future.runAfterEither(never(), task)),
        pending("acceptEither", (f, task) -> f.acceptEither(never(), value -> task.run())),
        pending("applyToEither", (f, task) -> f.applyToEither(never(), value -> run(task))));
  }

  private static Stream<Mechanism.Kind> onFailure() {
    return Stream.of(
        failing("exceptionally", (future, task) -> future.exceptionally(e -> run(task))),
        failing("exceptionallyAsync", (f, task) -> f.exceptionallyAsync(e -> run(task))),
        failing("exceptionallyCompose", (f, task) -> f.exceptionallyCompose(e -> completed(task))),
        failing("failed, handle", (future, task) -> future.handle((v, e) -> run(task))),
        failing("failed, whenComplete", (f, task) -> f.whenComplete((v, e) -> task.run())));
  }

  private static Stream<Mechanism.Kind> asynchronous() {
    return Stream.of(
        Mechanism.of("runAsync", CompletableFuture::runAsync),
        Mechanism.of("supplyAsync", task -> CompletableFuture.supplyAsync(() -> run(task))),
        Mechanism.of("completeAsync", CompletableFutureIT::completeAsync),
        on("runAsync on a pool", (pool, task) -> CompletableFuture.runAsync(task, pool)),
        on("supplyAsync on a pool", CompletableFutureIT::supplyOn),
        on("thenRunAsync on a pool", (pool, task) -> done().thenRunAsync(task, pool)),
        pending("thenRunAsync", CompletableFuture::thenRunAsync),
        pending("thenRunAsync, new threads", (f, task) -> f.thenRunAsync(task, newThreads())),
        pending("thenApplyAsync", (f, task) -> f.thenApplyAsync(value -> run(task))),
        pending("thenComposeAsync", (f, task) -> f.thenComposeAsync(value -> completed(task))),
        pending("handleAsync", (future, task) -> future.handleAsync((v, e) -> run(task))),
        pending("runAfterBothAsync", (f, task) -> f.runAfterBothAsync(done(), task)),
        Mechanism.of("complete, thenRunAsync", task -> done().thenRunAsync(task)));
  }

  private static Stream<Mechanism.Kind> delayed() {
    return Stream.of(
        Mechanism.of("delayedExecutor", task -> delayedExecutor().execute(task)),
        Mechanism.of(
            "delayed runAsync", task -> CompletableFuture.runAsync(task, delayedExecutor())),
        // On a busy machine the time is over before the task is registered.
        Mechanism.of(
                "completeOnTimeout",
                task -> never().completeOnTimeout("late", 1, TimeUnit.MILLISECONDS).thenRun(task))
            .except(Limit.PLAIN_CALL),
        Mechanism.of(
                "timed out",
                task ->
                    never().orTimeout(1, TimeUnit.MILLISECONDS).whenComplete((v, e) -> task.run()))
            .except(Limit.PLAIN_CALL));
  }

  private interface Registration {
    void register(CompletableFuture<Object> future, Runnable task);
  }

  /** Registers first; then another thread, in another context, completes. */
  private static Mechanism.Kind pending(String name, Registration registration) {
    return pending(name, registration, future -> future.complete("value"));
  }

  private static Mechanism.Kind failing(String name, Registration registration) {
    return pending(name, registration, future -> future.completeExceptionally(FAILURE));
  }

  private static Mechanism.Kind pending(
      String name,
      Registration registration,
      java.util.function.Consumer<CompletableFuture<Object>> completion) {
    return on(
        name,
        (completer, task) -> {
          CompletableFuture<Object> future = new CompletableFuture<>();
          registration.register(future, task);
          USER.run("of the completer", () -> completer.execute(() -> completion.accept(future)));
        });
  }

  private static Mechanism.Kind complete(String name, Registration registration) {
    return Mechanism.of(name, task -> registration.register(done(), task)).except(Limit.PLAIN_CALL);
  }

  private static Mechanism.Kind on(String name, Mechanism.Way<ExecutorService> way) {
    return Mechanism.on(name, Executors::newSingleThreadExecutor, way);
  }

  private static void completeAsync(Runnable task) {
    new CompletableFuture<Object>().completeAsync(() -> run(task));
  }

  private static void supplyOn(Executor pool, Runnable task) {
    CompletableFuture.supplyAsync(() -> run(task), pool);
  }

  private static Executor delayedExecutor() {
    return CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS);
  }

  private static Executor newThreads() {
    return task -> new Thread(task, "new").start();
  }

  private static CompletableFuture<Object> done() {
    return completedFuture("done");
  }

  private static CompletableFuture<Object> never() {
    return new CompletableFuture<>();
  }

  private static CompletableFuture<Object> completed(Runnable task) {
    return completedFuture(run(task));
  }

  private static Object run(Runnable task) {
    task.run();
    return "ran";
  }
}
