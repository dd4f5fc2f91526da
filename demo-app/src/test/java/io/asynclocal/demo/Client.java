package io.asynclocal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Asks a service on this machine. */
public final class Client {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;

  public Client(int port) {
    this.port = port;
  }

  /** An answer: its status and its body. */
  public record Answer(int status, JsonNode body) {}

  /**
   * Asks for a path.
   *
   * @param authorization the header's value; null to leave it out
   */
  public Answer get(String path, String authorization) throws Exception {
    HttpResponse<String> response =
        send(
            "GET",
            path,
            authorization == null ? Map.of() : Map.of("Authorization", authorization),
            "");
    return new Answer(response.statusCode(), new ObjectMapper().readTree(response.body()));
  }

  /** Sends any request. */
  public HttpResponse<String> send(
      String method, String path, Map<String, String> headers, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
