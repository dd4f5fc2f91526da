package io.asynclocal.it.hop;

import io.asynclocal.it.hop.Mechanism.Limit;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the JDK's HTTP client calls of a program, over both protocols. */
class HttpClientIT extends HopContract {

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(Version.values()).flatMap(HttpClientIT::over);
  }

  private static Stream<Mechanism.Kind> over(Version version) {
    return Stream.of(
        // The response may be there already, and then it is an ordinary call.
        on(version, "sendAsync", (http, task) -> http.get(discarding()).thenRun(task))
            .except(Limit.PLAIN_CALL),
        on(version, "thenRunAsync", (http, task) -> http.get(discarding()).thenRunAsync(task)),
        // What a handler or a subscription refuses is kept by the client itself, agent or not.
        on(version, "body handler", (http, task) -> http.get(info -> ran(task)))
            .except(Limit.ENDS_BY_A_FAILURE),
        on(version, "body onSubscribe", (http, task) -> http.get(body(Once.Signal.SUBSCRIBE, task)))
            .except(Limit.ENDS_BY_A_FAILURE),
        on(version, "body onNext", (http, task) -> http.get(body(Once.Signal.NEXT, task))),
        on(version, "body onComplete", (http, task) -> http.get(body(Once.Signal.COMPLETE, task))),
        on(version, "body onError", (http, task) -> http.get(body(Once.Signal.ERROR, task))),
        on(version, "body function", (http, task) -> http.get(mapping(task))),
        onConnected(version, "body publisher", HttpClientIT::publish),
        onConnected(version, "body input stream", HttpClientIT::sendStream),
        on(version, "send", HttpClientIT::sendAndWait));
  }

  private interface Sending {
    void send(Http http, Runnable task) throws Exception;
  }

  private static Mechanism.Kind on(Version version, String name, Sending sending) {
    return on(version, name, http -> {}, sending);
  }

  /**
   * With a connection that is there already: a body of unknown length may fail where it is sent
   * while a connection turns to HTTP/2, agent or not, and then it is kept.
   */
  private static Mechanism.Kind onConnected(Version version, String name, Sending sending) {
    return on(version, name, http -> http.sendAndWait(discarding()), sending);
  }

  private static Mechanism.Kind on(
      Version version, String name, Consumer<Http> connecting, Sending sending) {
    return new Mechanism.Kind(
        version + ", " + name,
        () -> {
          Http http = new Http(HttpClient.newBuilder().version(version).build());
          connecting.accept(http);
          return new Mechanism() {
            @Override
            public void handOver(Runnable task) throws Exception {
              sending.send(http, task);
            }

            @Override
            public void close() {
              http.close();
            }
          };
        });
  }

  private static HttpResponse.BodyHandler<Void> discarding() {
    return BodyHandlers.discarding();
  }

  private static BodySubscriber<Void> ran(Runnable task) {
    task.run();
    return HttpResponse.BodySubscribers.discarding();
  }

  private static HttpResponse.BodyHandler<String> body(Once.Signal signal, Runnable task) {
    return info -> new Body(signal, task);
  }

  private static HttpResponse.BodyHandler<Object> mapping(Runnable task) {
    BodySubscriber<Void> all = HttpResponse.BodySubscribers.discarding();
    return info ->
        HttpResponse.BodySubscribers.mapping(
            all,
            nothing -> {
              task.run();
              return "ran";
            });
  }

  private static void publish(Http http, Runnable task) {
    http.send(new OneByte(ParallelIT.once(task)), discarding());
  }

  /** A body is read again where the client tries again, on another connection. */
  private static void sendStream(Http http, Runnable task) {
    Runnable once = ParallelIT.once(task);
    http.send(BodyPublishers.ofInputStream(() -> new RunsAsRead(once)), discarding());
  }

  private static void sendAndWait(Http http, Runnable task) {
    // The inner hop of a hop inside a hop would wait for the thread that it is on.
    Thread sender = new Thread(() -> http.sendAndWait(body(Once.Signal.NEXT, task)), "sender");
    sender.start();
  }

  /** A body whose task runs at one of the signals. */
  private static final class Body implements BodySubscriber<String> {
    private final CompletableFuture<String> read = new CompletableFuture<>();
    private final Once once;

    Body(Once.Signal signal, Runnable task) {
      this.once = new Once(signal, task);
    }

    @Override
    public CompletionStage<String> getBody() {
      return read;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      once.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
      once.onNext(item);
      if (once.awaits(Once.Signal.ERROR)) {
        throw new IllegalStateException("as planned");
      }
    }

    @Override
    public void onError(Throwable failure) {
      once.onError(failure);
      read.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      once.onComplete();
      read.complete("read");
    }
  }

  /** A request body whose task runs as it is asked for its only byte. */
  private static final class OneByte implements HttpRequest.BodyPublisher {
    private final Runnable task;

    OneByte(Runnable task) {
      this.task = task;
    }

    @Override
    public long contentLength() {
      return 1;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      subscriber.onSubscribe(
          new Flow.Subscription() {
            private boolean sent;

            @Override
            public void request(long n) {
              if (!sent) {
                sent = true;
                task.run();
                subscriber.onNext(ByteBuffer.allocate(1));
                subscriber.onComplete();
              }
            }

            @Override
            public void cancel() {}
          });
    }
  }

  private static final class RunsAsRead extends java.io.InputStream {
    private final Runnable task;
    private boolean read;

    RunsAsRead(Runnable task) {
      this.task = task;
    }

    @Override
    public int read() {
      if (read) {
        return -1;
      }
      read = true;
      task.run();
      return 1;
    }
  }
}
