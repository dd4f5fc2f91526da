package io.asynclocal.demo.examples;

import static io.asynclocal.demo.examples.CurrentUser.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.Agent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example answers each of many users at once as itself. */
class ExamplesIT {

  private static final int REQUESTS = 400;
  private static final int CLIENTS = 8;

  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(
      classes = {
        JavalinExample.class,
        SpringBootExample.class,
        ServletFilterExample.class,
        VertxExample.class,
        HttpServerExample.class,
      })
  void example_should_greet_each_user_as_itself(Class<? extends Example> type) throws Exception {
    assertThat(Agent.isActive()).isTrue();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (Example example = type.getDeclaredConstructor().newInstance()) {
      URI hello = URI.create("http://127.0.0.1:" + example.start() + "/hello");
      List<Callable<String>> all = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        String user = "user-" + i;
        all.add(() -> ask(hello, user));
      }
      List<Future<String>> answers = clients.invokeAll(all);
      for (int i = 0; i < REQUESTS; i++) {
        assertThat(answers.get(i).get()).isEqualTo("hello user-" + i);
      }
      assertThat(USER.getStore()).isNull();
    } finally {
      clients.shutdownNow();
    }
  }

  private String ask(URI address, String user) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("X-User", user)
            .timeout(Duration.ofSeconds(60))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
