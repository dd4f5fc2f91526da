package io.asynclocal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service on this machine. */
final class Client {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;

  Client(int port) {
    this.port = port;
  }

  /** An answer: its status and its body. */
  record Answer(int status, JsonNode body) {}

  /**
   * Asks for a path.
   *
   * @param authorization the header's value; null to leave it out
   */
  Answer get(String path, String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(Duration.ofSeconds(30));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    HttpResponse<String> response =
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), new ObjectMapper().readTree(response.body()));
  }
}
