package io.asynclocal.it.hop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** A client, and the server that all clients of the tests share. */
final class Http {

  private final HttpClient client;

  Http(HttpClient client) {
    this.client = client;
  }

  /** Nothing to do before JDK 21, where a client ends with the last reference to it. */
  void close() {
    if (client instanceof AutoCloseable closeable) {
      try {
        HttpClient.class.getMethod("shutdownNow").invoke(closeable);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  <T> CompletableFuture<HttpResponse<T>> get(HttpResponse.BodyHandler<T> handler) {
    return client.sendAsync(request("/").build(), handler);
  }

  <T> CompletableFuture<HttpResponse<T>> getPushed(
      HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> pushes) {
    return client.sendAsync(request(Http2Server.PUSHING).build(), handler, pushes);
  }

  <T> CompletableFuture<HttpResponse<T>> send(
      HttpRequest.BodyPublisher body, HttpResponse.BodyHandler<T> handler) {
    return client.sendAsync(request("/").POST(body).build(), handler);
  }

  void sendAndWait(HttpResponse.BodyHandler<?> handler) {
    try {
      client.send(request("/").build(), handler);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(Http2Server.get().address() + path));
  }
}
