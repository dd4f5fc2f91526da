package io.asynclocal.it.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** Requests of one connection, each of another caller, that leaves a task to the server's pool. */
class JettyManyRequestsIT {

  private static final int REQUESTS = 10_000;

  @Test
  void threads_should_be_empty_after_many_requests() throws Exception {
    Server server =
        JettyIT.server(
            new Handler.Abstract() {
              @Override
              public boolean handle(Request request, Response response, Callback callback) {
                String path = request.getHttpURI().getPath();
                if (!Holders.caller().equals(Holders.NOBODY)) {
                  response.setStatus(500);
                }
                Holders.run(path, () -> request.getComponents().getExecutor().execute(Way.NOTHING));
                callback.succeeded();
                return true;
              }
            });
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), JettyIT.portOf(server))) {
      OutputStream out = socket.getOutputStream();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (int i = 0; i < REQUESTS; i++) {
        out.write(
            ("GET /" + i + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(in.readLine()).as("answer %d", i).contains(" 200");
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
          assertThat(line).doesNotContain("chunked");
        }
      }
      FrameworkContract.assertThreadsAreClean();
    } finally {
      server.stop();
    }
  }
}
