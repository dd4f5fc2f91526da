package io.asynclocal.it.hop;

import io.asynclocal.it.hop.Mechanism.Limit;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Every signal of a web socket comes in the context in which it was built. */
class WebSocketIT extends HopContract {

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(
        on("onOpen", WebSocketServer.CLOSE),
        on("onText", WebSocketServer.TEXT),
        on("onBinary", WebSocketServer.BINARY),
        on("onPing", WebSocketServer.PING),
        on("onPong", WebSocketServer.PONG),
        // The client leaves a connection open whose listener fails here.
        on("onClose", WebSocketServer.CLOSE).except(Limit.ENDS_BY_A_FAILURE),
        on("onError", WebSocketServer.NONSENSE));
  }

  private static Mechanism.Kind on(String signal, byte[] frame) {
    return new Mechanism.Kind(
        "web socket " + signal,
        () -> {
          WebSocketServer server = new WebSocketServer(frame);
          HttpClient client = HttpClient.newHttpClient();
          return new Mechanism() {
            @Override
            public void handOver(Runnable task) {
              client.newWebSocketBuilder().buildAsync(server.address(), new Once(signal, task));
            }

            @Override
            public void close() throws Exception {
              server.close();
            }
          };
        });
  }

  /** Runs its task at one of the signals. */
  private static final class Once implements WebSocket.Listener {
    private final String awaited;
    private final Runnable task;

    Once(String awaited, Runnable task) {
      this.awaited = awaited;
      this.task = task;
    }

    private CompletionStage<?> got(String signal, WebSocket webSocket) {
      webSocket.request(1);
      if (signal.equals(awaited)) {
        task.run();
      }
      return null;
    }

    @Override
    public void onOpen(WebSocket webSocket) {
      got("onOpen", webSocket);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      return got("onText", webSocket);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
      return got("onBinary", webSocket);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
      return got("onPing", webSocket);
    }

    @Override
    public CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
      return got("onPong", webSocket);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
      return got("onClose", webSocket);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable failure) {
      got("onError", webSocket);
    }
  }
}
