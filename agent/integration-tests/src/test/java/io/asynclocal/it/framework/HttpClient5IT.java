package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import java.util.stream.Stream;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.io.CloseMode;

class HttpClient5IT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind("execute", () -> execute(5)), kind("execute on one connection", () -> execute(1)));
  }

  private static Way execute(int connections) {
    LoopbackServer server = new LoopbackServer();
    CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(connections)
                    .build())
            .build();
    client.start();
    return Way.submitting(
        callback ->
            client.execute(SimpleRequestBuilder.get(server.url()).build(), new Then(callback)),
        () -> {
          client.close(CloseMode.IMMEDIATE);
          server.close();
        });
  }

  private static final class Then implements FutureCallback<SimpleHttpResponse> {
    private final Runnable callback;

    Then(Runnable callback) {
      this.callback = callback;
    }

    @Override
    public void completed(SimpleHttpResponse response) {
      callback.run();
    }

    @Override
    public void failed(Exception failure) {
      throw new IllegalStateException(failure);
    }

    @Override
    public void cancelled() {}
  }
}
