package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

class VertxIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind(
            "runOnContext",
            () -> on((vertx, context, task) -> context.runOnContext(v -> task.run()))),
        kind(
            "executeBlocking",
            () -> on((vertx, context, task) -> context.executeBlocking(() -> ran(task)))),
        kind(
            "executeBlocking, unordered",
            () -> on((vertx, context, task) -> context.executeBlocking(() -> ran(task), false))),
        kind("timer", () -> on((vertx, context, task) -> vertx.setTimer(1, id -> task.run()))),
        kind(
            "worker executor",
            () ->
                on(
                    (vertx, context, task) ->
                        vertx
                            .createSharedWorkerExecutor("own", 1)
                            .executeBlocking(() -> ran(task)))),
        kind(
            "future of a blocking call",
            () ->
                on(
                    (vertx, context, task) ->
                        context.executeBlocking(() -> "done").onComplete(r -> task.run()))),
        kind("future, by another", VertxIT::future),
        kind("mapped future, by another", VertxIT::mapped));
  }

  private interface Use {
    void on(Vertx vertx, Context context, Runnable task);
  }

  private static Way on(Use use) {
    Vertx vertx = Vertx.vertx();
    Context context = vertx.getOrCreateContext();
    return Way.submitting(task -> use.on(vertx, context, task), () -> close(vertx));
  }

  private static Way future() {
    return callback -> {
      Promise<String> promise = Promise.promise();
      promise.future().onSuccess(v -> {});
      promise.future().onComplete(r -> callback.run());
      return () -> promise.complete("done");
    };
  }

  private static Way mapped() {
    return callback -> {
      Promise<String> promise = Promise.promise();
      promise.future().map(v -> ran(callback)).onSuccess(v -> {});
      return () -> promise.complete("done");
    };
  }

  private static String ran(Runnable task) {
    task.run();
    return "done";
  }

  private static void close(Vertx vertx) throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
