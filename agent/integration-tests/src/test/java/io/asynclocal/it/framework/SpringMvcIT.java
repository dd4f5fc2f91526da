package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;

/** Handlers of Spring MVC that answer later; {@link SpringMvc} checks who writes the answer. */
class SpringMvcIT extends FrameworkContract {

  private static final int PATIENCE_SECONDS = 30;

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind("DeferredResult", () -> answering(SpringMvcIT::deferred)),
        kind("WebAsyncTask", () -> answering(SpringMvcIT::task)));
  }

  /** What a handler answers with, later; it makes known what sets that off. */
  private interface Answer {
    Object with(Runnable callback, CompletableFuture<Runnable> setOff);
  }

  private static Way answering(Answer answer) {
    SpringMvc server = SpringMvc.serving();
    return Way.with(
        callback -> {
          CompletableFuture<Runnable> setOff = new CompletableFuture<>();
          server.send(() -> answer.with(callback, setOff));
          return setOff.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        },
        server);
  }

  private static Object deferred(Runnable callback, CompletableFuture<Runnable> setOff) {
    DeferredResult<String> result = new DeferredResult<>();
    result.onCompletion(callback);
    setOff.complete(() -> result.setResult("done"));
    return result;
  }

  private static Object task(Runnable callback, CompletableFuture<Runnable> setOff) {
    CountDownLatch latch = new CountDownLatch(1);
    WebAsyncTask<String> task =
        new WebAsyncTask<>(
            () -> {
              await(latch);
              return "done";
            });
    task.onCompletion(callback);
    setOff.complete(latch::countDown);
    return task;
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("set off in time").isTrue();
  }
}
