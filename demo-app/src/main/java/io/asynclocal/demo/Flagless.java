package io.asynclocal.demo;

import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The same service without the flag, in a process of its own; started when it is first asked. */
final class Flagless implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final byte[] secret;
  private final Executor waitingPool;
  private final HttpClient http = HttpClient.newHttpClient();
  private CompletableFuture<ServiceProcess> process;

  /**
   * Starts nothing yet.
   *
   * @param secret of the tokens that both accept
   * @param waitingPool where it is waited for the start
   */
  Flagless(byte[] secret, Executor waitingPool) {
    this.secret = secret.clone();
    this.waitingPool = waitingPool;
  }

  /** Asks it as the same user. */
  CompletableFuture<HttpResponse<String>> get(String pathAndQuery, String authorization) {
    return started()
        .thenCompose(
            service ->
                http.sendAsync(
                    HttpRequest.newBuilder(service.address().resolve(pathAndQuery))
                        .header("Authorization", authorization)
                        .timeout(PATIENCE)
                        .build(),
                    HttpResponse.BodyHandlers.ofString()));
  }

  private synchronized CompletableFuture<ServiceProcess> started() {
    if (process == null || hasEnded()) {
      process = CompletableFuture.supplyAsync(this::start, waitingPool);
    }
    return process;
  }

  private boolean hasEnded() {
    return process.isCompletedExceptionally() || (process.isDone() && !process.join().isAlive());
  }

  private ServiceProcess start() {
    try {
      return ServiceProcess.start(null, secret);
    } catch (IOException e) {
      throw new ServiceUnavailableResponse("the second process did not start: " + e.getMessage());
    }
  }

  @Override
  public synchronized void close() {
    if (process != null && !process.isCompletedExceptionally()) {
      process.join().close();
    }
  }
}
