package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

class MutinyIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind(
            "runSubscriptionOn",
            () ->
                on(
                    (pool, callback) ->
                        Uni.createFrom()
                            .item("value")
                            .runSubscriptionOn(pool)
                            .subscribe()
                            .with(v -> callback.run()))),
        kind(
            "emitOn",
            () ->
                on(
                    (pool, callback) ->
                        Uni.createFrom()
                            .item("value")
                            .emitOn(pool)
                            .subscribe()
                            .with(v -> callback.run()))),
        kind(
            "delay",
            () ->
                on(
                    (pool, callback) ->
                        Uni.createFrom()
                            .item("value")
                            .onItem()
                            .delayIt()
                            .by(Duration.ofMillis(1))
                            .subscribe()
                            .with(v -> callback.run()))),
        kind("emitOn, by another", MutinyIT::emitted));
  }

  private interface Use {
    void on(ExecutorService pool, Runnable callback);
  }

  private static Way on(Use use) {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    return Way.submitting(callback -> use.on(pool, callback), pool::shutdownNow);
  }

  private static Way emitted() {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    return Way.with(
        callback -> {
          Object[] emitter = new Object[1];
          Uni.createFrom()
              .emitter(e -> emitter[0] = e)
              .emitOn(pool)
              .subscribe()
              .with(v -> callback.run());
          return () -> complete(emitter[0]);
        },
        pool::shutdownNow);
  }

  @SuppressWarnings("unchecked")
  private static void complete(Object emitter) {
    ((UniEmitter<Object>) emitter).complete("value");
  }
}
