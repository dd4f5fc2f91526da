package io.asynclocal.demo.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.asynclocal.demo.DemoUsers;
import io.asynclocal.demo.Tally;
import io.asynclocal.demo.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two dozen users at once, from many threads, with random chains of hops. */
final class Driver {

  private static final int CLIENTS = 8;
  private static final int HOPS = 24_000;
  private static final int LONGEST_CHAIN = 64;
  private static final int OK = 200;
  private static final int SERVER_ERROR = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI address;
  private final List<String> kinds = new ArrayList<>();
  private final Map<String, String> tokens = new HashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Tally tally = new Tally();

  Driver(URI address, Tokens tokens) throws IOException, InterruptedException {
    this.address = address;
    for (String user : DemoUsers.ACTIVE) {
      this.tokens.put(user, tokens.issue(user, Duration.ofHours(1)));
    }
    for (JsonNode kind : bodyOf(get("/hops/kinds", DemoUsers.ACTIVE.get(0)), OK).get("kinds")) {
      kinds.add(kind.textValue());
    }
  }

  /** Drives the service until enough hops are counted. */
  Tally drive(long seed) throws InterruptedException, ExecutionException {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        Random random = new Random(seed + client);
        running.add(
            clients.submit(
                () -> {
                  driveAlone(random);
                  return null;
                }));
      }
      for (Future<?> client : running) {
        client.get();
      }
    } finally {
      clients.shutdownNow();
    }
    return tally;
  }

  private void driveAlone(Random random) throws IOException, InterruptedException {
    for (int hops = 0; hops < HOPS / CLIENTS; ) {
      String user = DemoUsers.ACTIVE.get(random.nextInt(DemoUsers.ACTIVE.size()));
      hops += chain(user, random);
      addresses(user);
      profile(user);
    }
  }

  private int chain(String user, Random random) throws IOException, InterruptedException {
    List<String> path = new ArrayList<>();
    int length = 1 + random.nextInt(LONGEST_CHAIN);
    while (path.size() < length) {
      path.add(kinds.get(random.nextInt(kinds.size())));
    }
    HttpResponse<String> response = get("/hops?path=" + String.join(",", path), user);
    JsonNode hops = bodyOf(response, OK).get("hops");
    if (hops.size() != length) {
      throw new IOException("asked for " + length + " hops and got " + hops.size());
    }
    for (JsonNode hop : hops) {
      tally.count(hop.get("kind").asText(), user, hop.get("user").textValue());
    }
    return length;
  }

  /** The service fails here where it does not know its user. */
  private void addresses(String user) throws IOException, InterruptedException {
    HttpResponse<String> response = get("/email-addresses", user);
    if (response.statusCode() == SERVER_ERROR) {
      tally.count("/email-addresses", user, null);
      return;
    }
    for (JsonNode found : bodyOf(response, OK).get("addresses")) {
      String address = found.textValue();
      tally.count("/email-addresses", user, address.substring(0, address.indexOf('@')));
    }
  }

  private void profile(String user) throws IOException, InterruptedException {
    HttpResponse<String> response = get("/profile", user);
    if (response.statusCode() == SERVER_ERROR) {
      tally.count("/profile", user, null);
      return;
    }
    for (JsonNode part : bodyOf(response, OK).get("profile")) {
      tally.count("/profile", user, part.get("before").textValue());
      tally.count("/profile", user, part.get("after").textValue());
    }
  }

  private HttpResponse<String> get(String path, String user)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + tokens.get(user))
            .timeout(PATIENCE)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode bodyOf(HttpResponse<String> response, int status) throws IOException {
    if (response.statusCode() != status) {
      throw new IOException(
          response.uri() + " answered " + response.statusCode() + ": " + response.body());
    }
    return json.readTree(response.body());
  }
}
