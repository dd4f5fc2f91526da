package io.asynclocal.it.hop;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.InEveryStart;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;

/** Section H of the cases: callbacks that the JDK calls when something else happens. */
class CallbackCasesIT extends Cases {

  @InEveryStart
  void h1_completion_handler_should_see_the_call() throws Exception {
    try (AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open();
        AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Future<AsynchronousSocketChannel> accepted = server.accept();
      client.connect(server.getLocalAddress()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      try (AsynchronousSocketChannel peer = accepted.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Noting completed = new Noting();
        a.run("A", () -> client.read(ByteBuffer.allocate(1), null, completed));
        a.run("of the writer", () -> peer.write(ByteBuffer.allocate(1)));
        completed.await();
        Noting failed = new Noting();
        a.run("B", () -> client.read(ByteBuffer.allocate(1), null, failed));
        a.call(
            "of who closes",
            () -> {
              client.close();
              return null;
            });
        failed.await();
      }
    }
    assertThat(seen).containsExactly("A", "B");
  }

  @InEveryStart
  void h4_subscriber_should_see_its_subscription_at_every_signal() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    SubmissionPublisher<String> publisher = new SubmissionPublisher<>(pool, 1);
    Flow.Subscriber<String> subscriber =
        new Flow.Subscriber<>() {
          private Flow.Subscription subscription;

          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            note();
            subscription.request(1);
          }

          @Override
          public void onNext(String item) {
            note();
            subscription.request(1);
          }

          @Override
          public void onError(Throwable failure) {
            over.countDown();
          }

          @Override
          public void onComplete() {
            note();
            over.countDown();
          }
        };
    a.run("A", () -> publisher.subscribe(subscriber));
    a.run("B", () -> publisher.submit("first"));
    a.run("C", () -> publisher.submit("second"));
    publisher.close();
    assertThat(over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(seen()).containsExactly("A", "A", "A", "A");
    assertPoolIsClean();
  }

  /** Notes the context of its only call. */
  private final class Noting implements CompletionHandler<Integer, Void> {
    private final CountDownLatch called = new CountDownLatch(1);

    @Override
    public void completed(Integer count, Void attachment) {
      note();
      called.countDown();
    }

    @Override
    public void failed(Throwable failure, Void attachment) {
      note();
      called.countDown();
    }

    void await() throws InterruptedException {
      assertThat(called.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }
}
