package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.PublishSubject;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

class RxJavaIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind("subscribeOn", () -> subscribedOn(Schedulers.computation(), () -> {})),
        kind("subscribeOn io", () -> subscribedOn(Schedulers.io(), () -> {})),
        kind("subscribeOn an executor", RxJavaIT::onExecutor),
        kind(
            "timer",
            () ->
                Way.submitting(
                    callback ->
                        Observable.timer(1, TimeUnit.MILLISECONDS).subscribe(t -> callback.run()),
                    () -> {})),
        kind("observeOn, of an observable", RxJavaIT::observable),
        kind("observeOn, of a flowable", RxJavaIT::flowable),
        kind("observeOn, of a single", RxJavaIT::single));
  }

  private static Way subscribedOn(Scheduler scheduler, AutoCloseable library) {
    return Way.submitting(
        callback -> Completable.fromRunnable(callback).subscribeOn(scheduler).subscribe(), library);
  }

  private static Way onExecutor() {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Scheduler.Worker worker = Schedulers.from(pool).createWorker();
    return Way.submitting(worker::schedule, pool::shutdownNow);
  }

  private static Way observable() {
    return callback -> {
      PublishSubject<String> subject = PublishSubject.create();
      subject.observeOn(Schedulers.computation()).subscribe(v -> callback.run());
      return () -> subject.onNext("value");
    };
  }

  private static Way flowable() {
    return callback -> {
      PublishSubject<String> subject = PublishSubject.create();
      subject
          .toFlowable(BackpressureStrategy.BUFFER)
          .observeOn(Schedulers.computation())
          .doOnNext(v -> callback.run())
          .subscribe();
      return () -> subject.onNext("value");
    };
  }

  private static Way single() {
    return callback -> {
      SingleSubject<String> subject = SingleSubject.create();
      subject.observeOn(Schedulers.computation()).subscribe(v -> callback.run());
      return () -> subject.onSuccess("value");
    };
  }
}
