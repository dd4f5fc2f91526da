package io.asynclocal.it.real;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Questions to a running program, and its answers, in order. */
final class Conversation {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int AT_ONCE = 8;
  private static final String OK = "200 ";
  private static final String CREATED = "201 ";
  private static final String NOT_FOUND = "404 ";

  final List<String> answers = new ArrayList<>();
  final int port;

  /** How a client of the same program is started: java, and the flag where there is one. */
  private final List<String> java;

  private final Path folder;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  Conversation(int port, List<String> java, Path folder) {
    this.port = port;
    this.java = java;
    this.folder = folder;
  }

  /** Gets pages, each several times at once. */
  void get(String... paths) throws Exception {
    for (String path : paths) {
      getAll(path, OK);
    }
  }

  /** Asks for a page that is not there. */
  void getNone(String path) throws Exception {
    getAll(path, NOT_FOUND);
  }

  void get(String path, String header, String value) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path)).header(header, value).timeout(PATIENCE).build();
    answers.add(path + " " + expected(OK, send(request).get()));
  }

  void post(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(body))
            .build();
    answers.add("POST " + path + " " + expected(CREATED, send(request).get()));
  }

  private void getAll(String path, String status) throws Exception {
    List<CompletableFuture<String>> asked = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      asked.add(send(HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).build()));
    }
    for (CompletableFuture<String> answer : asked) {
      answers.add(path + " " + expected(status, answer.get()));
    }
  }

  /** Two runs that fail alike are not the same. */
  private static String expected(String status, String answer) throws IOException {
    if (!answer.startsWith(status)) {
      throw new IOException("not " + status + ": " + answer.lines().findFirst().orElse(""));
    }
    return answer;
  }

  /** Sends one message, and keeps the first that comes back. */
  void webSocket(String path, String message) throws Exception {
    CompletableFuture<String> echo = new CompletableFuture<>();
    WebSocket.Listener listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            echo.complete(data.toString());
            return WebSocket.Listener.super.onText(socket, data, last);
          }
        };
    WebSocket socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port + path), listener)
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    socket.sendText(message, true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    answers.add(path + " " + echo.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Runs a client in a JVM of its own, and keeps its exit status and what it printed. */
  void run(int status, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "client", ".txt");
    Process client =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    if (!client.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      client.destroyForcibly();
      throw new IOException("a client did not end: " + command);
    }
    if (client.exitValue() != status) {
      throw new IOException("a client ended with " + client.exitValue() + ": " + command);
    }
    answers.addAll(Files.readAllLines(out, StandardCharsets.UTF_8));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private CompletableFuture<String> send(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString())
        .thenApply(
            answer ->
                answer.statusCode()
                    + " "
                    + answer.headers().firstValue("content-type").orElse("")
                    + " "
                    + answer.body());
  }
}
