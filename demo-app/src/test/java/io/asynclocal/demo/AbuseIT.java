package io.asynclocal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that nobody should send: a clear answer, and nothing of them in the next request. */
class AbuseIT {

  private static final int MANY = 3000;
  private static final int AT_ONCE = 400;

  @RegisterExtension final RunningService service = new RunningService();

  @AfterEach
  void service_should_be_up_and_as_new() throws Exception {
    String everyHop = "/hops?path=executor,submit,invoke-all,fork-join,scheduled,timer,thread";
    JsonNode taken = service.client().get(everyHop, service.bearer("yara")).body();
    assertThat(taken.get("hops"))
        .hasSize(7)
        .allMatch(hop -> "yara".equals(hop.get("user").asText()));
    JsonNode fresh = service.client().get("/context", service.bearer("bob")).body().get("context");
    assertThat(fresh.get("user").asText()).isEqualTo("bob");
    assertThat(fresh.get("cookies")).isEmpty();
    assertThat(fresh.get("features")).isEmpty();
    assertThat(fresh.get("language").asText()).isEqualTo("en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Authorization", "Cookie", "X-Features", "X-Request-Id", "Accept-Language"})
  void oversized_header_should_be_refused(String name) throws Exception {
    Map<String, String> headers = Map.of(name, "a".repeat(64 * 1024));
    assertThat(service.client().send("GET", "/profile", headers, "").statusCode()).isEqualTo(431);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /profile HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "GET /profile HTTP/1.1\r\nHost: a\r\nAuth orization: Bearer a\r\n\r\n",
        "GET /profile HTTP/1.1\r\n\r\n",
        "GET /profile HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "\u0001\u0002\u0003\r\n\r\n",
        "POST /cookies HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST /cookies HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na",
      })
  void malformed_request_should_be_refused(String request) throws Exception {
    assertThat(raw(request)).matches("HTTP/1.1 (4\\d\\d|505) .*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", ";;;;", "a=\"", "=1; b", "a=1; $Version=1; \u0001=2", "a=b=c; a"})
  void malformed_cookies_should_harm_nobody(String cookies) throws Exception {
    String answer =
        raw(
            "GET /cookies HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: "
                + cookies
                + "\r\n\r\n");
    assertThat(answer).matches("HTTP/1.1 (200|400) .*");
  }

  @Test
  void forged_tokens_should_be_refused() throws Exception {
    Date later = Date.from(Instant.now().plusSeconds(3600));
    JWTClaimsSet claims = new JWTClaimsSet.Builder().subject("alice").expirationTime(later).build();
    String none = new PlainJWT(claims).serialize();
    String otherKey = new Tokens(Tokens.newSecret()).issue("alice", Duration.ofHours(1));
    String[] parts = service.bearer("alice").substring("Bearer ".length()).split("\\.");
    for (String token :
        List.of(
            none, none + "abc", otherKey, parts[0] + "." + parts[1] + ".", "..", ".", "a.b.c")) {
      Client.Answer answer = service.client().get("/profile", "Bearer " + token);
      assertThat(answer.status()).as(token).isEqualTo(401);
      assertThat(answer.body().get("error").asText()).startsWith("Unauthorized: access token is ");
    }
  }

  @Test
  void path_of_ten_thousand_hops_should_be_refused() throws Exception {
    String path = String.join(",", Collections.nCopies(10_000, "timer"));
    Map<String, String> headers = Map.of("Authorization", service.bearer("alice"));
    assertThat(service.client().send("GET", "/hops?path=" + path, headers, "").statusCode())
        .isEqualTo(414);
    Client.Answer shorter =
        service.client().get("/hops?path=" + path.substring(0, 4001), service.bearer("alice"));
    assertThat(shorter.status()).isEqualTo(400);
    assertThat(shorter.body().get("error").asText()).endsWith("64 are the most");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "executor,%00", "%3Cb%3E", "executor%0D%0Aa:b", ",", "EXECUTOR"})
  void unknown_hops_should_be_refused(String path) throws Exception {
    Client.Answer answer = service.client().get("/hops?path=" + path, service.bearer("alice"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("error").asText()).startsWith("unknown kind of hop '");
  }

  @Test
  void oversized_body_should_be_refused() throws Exception {
    Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
    String body = "name=a&value=" + "b".repeat(1024 * 1024);
    HttpResponse<String> answer = service.client().send("POST", "/cookies", form, body);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void thousands_at_once_should_each_be_answered_as_themselves() throws Exception {
    Map<String, String> bearers = new HashMap<>();
    DemoUsers.ACTIVE.forEach(user -> bearers.put(user, service.bearer(user)));
    Semaphore free = new Semaphore(AT_ONCE);
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      HttpClient http = HttpClient.newBuilder().executor(pool).build();
      for (int i = 0; i < MANY; i++) {
        String user = DemoUsers.ACTIVE.get(i % DemoUsers.ACTIVE.size());
        free.acquire();
        answers.add(
            http.sendAsync(
                    HttpRequest.newBuilder(
                            URI.create(
                                "http://127.0.0.1:"
                                    + service.port()
                                    + "/hops?path=executor,timer,fork-join,invoke-all"))
                        .header("Authorization", bearers.get(user))
                        .timeout(Duration.ofSeconds(120))
                        .build(),
                    HttpResponse.BodyHandlers.ofString())
                .whenComplete((answer, failure) -> free.release())
                .thenAccept(answer -> assertOwn(user, answer)));
      }
      CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0]))
          .get(120, TimeUnit.SECONDS);
    } finally {
      pool.shutdownNow();
    }
  }

  private static void assertOwn(String user, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    try {
      assertThat(new ObjectMapper().readTree(answer.body()).get("hops"))
          .hasSize(4)
          .allMatch(hop -> user.equals(hop.get("user").asText()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void slow_clients_should_keep_nobody_waiting() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 150; i++) {
        slow.add(begun("GET /profile HTTP/1.1\r\nHost: a\r\nX-Slow"));
        slow.add(
            begun(
                "POST /cookies HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\n"));
      }
      for (int i = 0; i < 20; i++) {
        slow.add(
            begun(
                "POST /cookies HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\nname=a"));
      }
      slow.add(
          begun("GET /storm?hops=500 HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n"));
      for (String user : List.of("alice", "bob")) {
        assertThat(service.client().get("/profile", service.bearer(user)).status()).isEqualTo(200);
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private Socket begun(String request) throws IOException {
    Socket socket = new Socket("127.0.0.1", service.port());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  /** The first line of the answer. */
  private String raw(String request) throws IOException {
    try (Socket socket = begun(request)) {
      socket.setSoTimeout(60_000);
      StringBuilder line = new StringBuilder();
      for (int c = socket.getInputStream().read(); c >= 0 && c != '\r'; ) {
        line.append((char) c);
        c = socket.getInputStream().read();
      }
      return line.toString();
    }
  }
}
