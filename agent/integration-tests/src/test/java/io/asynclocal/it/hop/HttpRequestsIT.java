package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Several requests of the JDK's client that have something in common. */
class HttpRequestsIT {

  private final Http http =
      new Http(HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build());

  @Test
  void h2_requests_over_one_connection_should_each_see_their_own_context() {
    // The first request opens the connection that the others share.
    USER.run("first", () -> http.get(BodyHandlers.discarding()).join());
    Map<String, List<String>> seen = new ConcurrentHashMap<>();
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String user = "user " + i;
      List<String> stores = Collections.synchronizedList(new ArrayList<>());
      seen.put(user, stores);
      Runnable note = () -> stores.add(String.valueOf(USER.getStore()));
      HttpResponse.BodyHandler<Void> handler =
          info -> {
            note.run();
            return HttpResponse.BodySubscribers.fromSubscriber(new Once(Once.Signal.NEXT, note));
          };
      all.add(USER.call(user, () -> http.get(handler).thenRun(note)));
    }
    all.forEach(CompletableFuture::join);
    seen.forEach((user, stores) -> assertThat(stores).containsExactly(user, user, user));
    http.close();
  }

  @Test
  void push_should_have_the_context_of_the_request_that_it_comes_with() {
    USER.run("somebody else", () -> http.get(BodyHandlers.discarding()).join());
    Map<String, String> seen = new ConcurrentHashMap<>();
    Runnable note = () -> seen.merge("stores", USER.getStore() + " ", String::concat);
    HttpResponse.PushPromiseHandler<Void> pushes =
        (request, pushed, acceptor) -> {
          note.run();
          acceptor
              .apply(
                  info -> {
                    note.run();
                    return HttpResponse.BodySubscribers.fromSubscriber(
                        new Once(Once.Signal.NEXT, note));
                  })
              .thenRun(note)
              .thenRun(() -> seen.put("all", "done"));
        };
    USER.call("A", () -> http.getPushed(BodyHandlers.discarding(), pushes)).join();
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(seen).containsKey("all"));
    assertThat(seen.get("stores")).isEqualTo("A A A A ");
    http.close();
  }
}
