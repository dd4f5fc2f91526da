package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import java.time.Duration;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class ReactorIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind(
            "subscribeOn",
            () ->
                on(
                    Schedulers.newParallel("parallel", 2),
                    (scheduler, callback) ->
                        Mono.fromRunnable(callback).subscribeOn(scheduler).subscribe())),
        kind(
            "subscribeOn an elastic scheduler",
            () ->
                on(
                    Schedulers.newBoundedElastic(2, 100, "elastic"),
                    (scheduler, callback) ->
                        Mono.fromRunnable(callback).subscribeOn(scheduler).subscribe())),
        kind(
            "delay",
            () ->
                on(
                    Schedulers.newParallel("parallel", 2),
                    (scheduler, callback) ->
                        Mono.delay(Duration.ofMillis(1), scheduler)
                            .subscribe(tick -> callback.run()))),
        kind("publishOn, of a flux", () -> published(true)),
        kind("publishOn, of a mono", () -> published(false)),
        kind("publishOn, of a flux that many share", ReactorIT::shared),
        kind("subscriber", ReactorIT::subscriber));
  }

  private interface Use {
    void on(Scheduler scheduler, Runnable callback);
  }

  private static Way on(Scheduler scheduler, Use use) {
    return Way.submitting(callback -> use.on(scheduler, callback), scheduler::dispose);
  }

  private static Way published(boolean flux) {
    Scheduler scheduler = Schedulers.newParallel("parallel", 2);
    return Way.with(
        callback -> {
          Sinks.One<String> sink = Sinks.one();
          if (flux) {
            sink.asMono().flux().publishOn(scheduler).doOnNext(v -> callback.run()).subscribe();
          } else {
            sink.asMono().publishOn(scheduler).map(v -> ran(callback)).subscribe();
          }
          return () -> sink.tryEmitValue("value");
        },
        scheduler::dispose);
  }

  private static Way shared() {
    Scheduler scheduler = Schedulers.newParallel("parallel", 2);
    Sinks.Many<Runnable> sink = Sinks.many().multicast().directBestEffort();
    Flux<Runnable> flux = sink.asFlux();
    return Way.with(
        callback -> {
          flux.publishOn(scheduler).filter(of -> of == callback).take(1).subscribe(Runnable::run);
          return () -> {
            synchronized (sink) {
              sink.tryEmitNext(callback);
            }
          };
        },
        scheduler::dispose);
  }

  private static Way subscriber() {
    return callback -> {
      Sinks.One<String> sink = Sinks.one();
      sink.asMono().subscribe(v -> callback.run());
      return () -> sink.tryEmitValue("value");
    };
  }

  private static String ran(Runnable callback) {
    callback.run();
    return "done";
  }
}
