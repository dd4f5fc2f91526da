package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.file.FileSystems;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What nobody hands over: threads and callbacks of the JDK that belong to no request. */
class OwnWorkIT {

  /** Makes something that lives on, and gives it back. */
  private interface Making {
    Object make() throws Exception;
  }

  private static void assertKeepsNothing(Making making) {
    WeakReference<?>[] store = {null};
    Object made = makeWithStore(making, store);
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(store[0].get()).as("kept by nobody").isNull();
            });
    Reference.reachabilityFence(made);
  }

  private static Object makeWithStore(Making making, WeakReference<?>[] reference) {
    Object store = new Object();
    reference[0] = new WeakReference<>(store);
    try {
      return USER.<Object, Exception>call(store, making::make);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void h7_cleaner_should_run_its_actions_without_context_and_keep_none() {
    assertKeepsNothing(() -> Cleaner.create(Thread::new));
    Cleaner cleaner = USER.call("A", () -> Cleaner.create(Thread::new));
    Witness witness = Witness.of(USER);
    USER.run("A", () -> cleaner.register(new Object(), witness).clean());
    assertThat(witness.store()).as("a plain call").isEqualTo("A");
    Witness unreachable = Witness.of(USER);
    USER.run("A", () -> cleaner.register(new Object(), unreachable));
    CompletableFuture<Void> ran = CompletableFuture.runAsync(unreachable::await);
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(
            () -> {
              System.gc();
              return ran.isDone();
            });
    assertThat(unreachable.isBound()).isFalse();
  }

  @Test
  void k3_watch_service_should_keep_nothing() {
    assertKeepsNothing(() -> FileSystems.getDefault().newWatchService());
  }

  @Test
  void k3_channel_group_should_keep_nothing() {
    assertKeepsNothing(
        () -> AsynchronousChannelGroup.withFixedThreadPool(2, Executors.defaultThreadFactory()));
    assertKeepsNothing(
        () -> AsynchronousChannelGroup.withCachedThreadPool(Executors.newCachedThreadPool(), 1));
  }

  @Test
  void k3_process_should_keep_nothing_while_it_runs() throws Exception {
    Process[] process = new Process[1];
    assertKeepsNothing(
        () -> {
          process[0] = new ProcessBuilder("sleep", "60").start();
          return process[0];
        });
    process[0].destroyForcibly().waitFor();
  }

  @Test
  void k3_http_client_made_in_a_request_should_keep_nothing() throws Exception {
    HttpServer server = server(null);
    USER.exit(server::start);
    assertKeepsNothing(
        () -> {
          HttpClient client = HttpClient.newHttpClient();
          client.send(request(server), BodyHandlers.ofString());
          return client;
        });
    server.stop(0);
  }

  @Test
  void exchange_should_begin_empty_whoever_started_the_server() throws Exception {
    assertBeginsEmpty(null);
    ExecutorService pool = USER.call("of the pool's maker", () -> Executors.newFixedThreadPool(1));
    assertBeginsEmpty(pool);
    assertBeginsEmpty(task -> new Thread(task).start());
    pool.shutdown();
  }

  @Test
  void exchange_should_have_what_the_servers_executor_gives_it() throws Exception {
    HttpServer server = server(task -> USER.run("of the executor", task));
    server.start();
    HttpClient client = HttpClient.newHttpClient();
    assertThat(client.send(request(server), BodyHandlers.ofString()).body())
        .isEqualTo("of the executor");
    server.stop(0);
  }

  private static void assertBeginsEmpty(Executor executor) throws Exception {
    HttpServer server = server(executor);
    assertKeepsNothing(
        () -> {
          server.start();
          return server;
        });
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; i < 2; i++) {
      assertThat(client.send(request(server), BodyHandlers.ofString()).body()).isEqualTo("null");
    }
    server.stop(0);
  }

  /** Answers with the store that its handler sees, and leaves another behind. */
  private static HttpServer server(Executor executor) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = String.valueOf(USER.getStore()).getBytes();
          USER.enterWith("of an earlier exchange");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    return server;
  }

  private static HttpRequest request(HttpServer server) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
        .build();
  }

  @Test
  void h7_thread_of_a_class_initializer_should_begin_empty() {
    USER.run("A", () -> assertThat(StartsThread.WITNESS.isBound()).isFalse());
    USER.run("A", () -> assertThat(StartsThreadInContext.WITNESS.store()).isEqualTo("its own"));
  }

  private static final class StartsThread {
    static final Witness WITNESS = Witness.of(USER);

    static {
      new Thread(WITNESS, "of a class").start();
    }
  }

  private static final class StartsThreadInContext {
    static final Witness WITNESS = Witness.of(USER);

    static {
      USER.run("its own", () -> new Thread(WITNESS, "of a class").start());
    }
  }

  @Test
  void f14_element_of_a_queue_should_bring_no_context() throws Exception {
    BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    Thread consumer =
        new Thread(
            () -> {
              try {
                queue.take().run();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    consumer.start();
    Witness witness = Witness.of(USER);
    USER.run("A", () -> queue.add(witness));
    assertThat(witness.isBound()).isFalse();
    consumer.join();
  }

  @Test
  void h5_listener_should_see_the_context_of_who_fires() {
    java.beans.PropertyChangeSupport source = new java.beans.PropertyChangeSupport(this);
    Witness witness = Witness.of(USER);
    USER.run("A", () -> source.addPropertyChangeListener(event -> witness.run()));
    USER.run("B", () -> source.firePropertyChange("name", "old", "new"));
    assertThat(witness.store()).isEqualTo("B");
  }
}
