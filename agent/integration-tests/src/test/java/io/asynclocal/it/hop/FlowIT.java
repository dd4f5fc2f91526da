package io.asynclocal.it.hop;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every signal of a publisher comes in the context of the subscription, never the submitter's. */
class FlowIT extends HopContract {

  private static final int MANY = 1000;

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(
        subscriber("onSubscribe", Once.Signal.SUBSCRIBE, pool -> pool),
        subscriber("onNext", Once.Signal.NEXT, pool -> pool),
        subscriber("onComplete", Once.Signal.COMPLETE, pool -> pool),
        subscriber("onError", Once.Signal.ERROR, pool -> pool),
        subscriber("onNext, common pool", Once.Signal.NEXT, pool -> ForkJoinPool.commonPool()),
        subscriber("onNext, in the submitter", Once.Signal.NEXT, pool -> Runnable::run),
        subscriber("onNext, own executor", Once.Signal.NEXT, OwnExecutor::new),
        on("consume", (publisher, task) -> publisher.consume(item -> task.run()), pool -> pool),
        on("error handler", FlowIT::fail, pool -> pool));
  }

  private interface Subscribing {
    void subscribe(Publisher publisher, Runnable task);
  }

  private static Mechanism.Kind subscriber(
      String name, Once.Signal signal, Function<ExecutorService, Executor> executor) {
    return on(name, (publisher, task) -> publisher.subscribe(new Once(signal, task)), executor);
  }

  /** Subscribes first; then another thread, in another context, submits and closes. */
  private static Mechanism.Kind on(
      String name, Subscribing subscribing, Function<ExecutorService, Executor> executor) {
    return new Mechanism.Kind(
        name,
        () -> {
          // Ends by itself, as publishers are still at work when the test has seen enough.
          ExecutorService pool =
              new ThreadPoolExecutor(0, MANY, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
          return task -> {
            Publisher publisher = new Publisher(executor.apply(pool));
            subscribing.subscribe(publisher, task);
            USER.run("of the submitter", () -> pool.execute(publisher::submitAndClose));
          };
        });
  }

  private static void fail(Publisher publisher, Runnable task) {
    publisher.onFailure = task;
    publisher.subscribe(new Once(Once.Signal.NEXT, FlowIT::fail));
  }

  private static void fail() {
    throw new IllegalStateException("as planned");
  }

  /** Closes with an error where the subscriber waits for one. */
  private static final class Publisher extends SubmissionPublisher<String> {
    private static final int CAPACITY = 2;

    private volatile Runnable onFailure = () -> {};
    private volatile boolean closesWithError;

    Publisher(Executor executor) {
      this(executor, new Runnable[1]);
    }

    private Publisher(Executor executor, Runnable[] onFailure) {
      super(executor, CAPACITY, (subscriber, failure) -> onFailure[0].run());
      onFailure[0] = () -> this.onFailure.run();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super String> subscriber) {
      closesWithError = subscriber instanceof Once once && once.awaits(Once.Signal.ERROR);
      super.subscribe(subscriber);
    }

    void submitAndClose() {
      submit("item");
      if (closesWithError) {
        closeExceptionally(new IllegalStateException("as planned"));
      } else {
        close();
      }
    }
  }

  private static final class OwnExecutor implements Executor {
    private final Executor target;

    OwnExecutor(Executor target) {
      this.target = target;
    }

    @Override
    public void execute(Runnable task) {
      target.execute(task);
    }
  }
}
