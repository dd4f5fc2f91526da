package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListenableFutureTask;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

class GuavaIT extends FrameworkContract {

  private static final Executor DIRECT = MoreExecutors.directExecutor();

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind(
            "listener", () -> onFuture((future, callback) -> future.addListener(callback, DIRECT))),
        kind("listener on a pool", () -> onPool(GuavaIT::listener)),
        kind("listener of a task", GuavaIT::task),
        kind("callback", () -> onFuture(GuavaIT::callback)),
        kind("callback on a failure", GuavaIT::failure),
        kind(
            "transform",
            () ->
                onFuture(
                    (future, callback) -> Futures.transform(future, v -> ran(callback), DIRECT))),
        kind(
            "transformAsync on a pool",
            () ->
                onPool(
                    (pool, future, callback) ->
                        Futures.transformAsync(
                            future, v -> Futures.immediateFuture(ran(callback)), pool))),
        kind("setFuture", GuavaIT::chained),
        kind("listening executor", GuavaIT::listening),
        kind("sequential executor", GuavaIT::sequential));
  }

  private interface Use {
    void on(ListenableFuture<String> future, Runnable callback);
  }

  private interface UseOnPool {
    void on(Executor pool, ListenableFuture<String> future, Runnable callback);
  }

  private static Way onFuture(Use use) {
    return callback -> {
      SettableFuture<String> future = SettableFuture.create();
      use.on(future, callback);
      return () -> future.set("done");
    };
  }

  private static Way onPool(UseOnPool use) {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    return Way.with(
        callback -> onFuture((future, c) -> use.on(pool, future, c)).register(callback),
        pool::shutdownNow);
  }

  private static void listener(Executor pool, ListenableFuture<String> future, Runnable callback) {
    future.addListener(callback, pool);
  }

  private static void callback(ListenableFuture<String> future, Runnable callback) {
    Futures.addCallback(
        future,
        new FutureCallback<>() {
          @Override
          public void onSuccess(String result) {
            callback.run();
          }

          @Override
          public void onFailure(Throwable failure) {}
        },
        DIRECT);
  }

  private static Way failure() {
    return callback -> {
      SettableFuture<String> future = SettableFuture.create();
      Futures.catching(future, IllegalStateException.class, e -> ran(callback), DIRECT);
      return () -> future.setException(new IllegalStateException());
    };
  }

  private static Way task() {
    return callback -> {
      ListenableFutureTask<String> task = ListenableFutureTask.create(() -> "done");
      task.addListener(callback, DIRECT);
      return task;
    };
  }

  private static Way chained() {
    return callback -> {
      SettableFuture<String> inner = SettableFuture.create();
      SettableFuture<String> outer = SettableFuture.create();
      outer.setFuture(inner);
      outer.addListener(callback, DIRECT);
      return () -> inner.set("done");
    };
  }

  private static Way listening() {
    ListeningExecutorService pool =
        MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(2));
    return Way.submitting(pool::submit, pool::shutdownNow);
  }

  private static Way sequential() {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    return Way.submitting(MoreExecutors.newSequentialExecutor(pool)::execute, pool::shutdownNow);
  }

  private static String ran(Runnable callback) {
    callback.run();
    return "done";
  }
}
