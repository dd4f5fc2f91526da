package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import java.io.IOException;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

class OkHttpIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind("enqueued", () -> enqueued(64)),
        kind("enqueued in a backlog", () -> enqueued(1)),
        kind("failed", OkHttpIT::failed));
  }

  private static Way enqueued(int maxRequests) {
    LoopbackServer server = new LoopbackServer();
    OkHttpClient client = new OkHttpClient();
    client.dispatcher().setMaxRequests(maxRequests);
    return Way.submitting(
        callback -> call(client, server.url()).enqueue(new Then(callback)),
        () -> {
          close(client);
          server.close();
        });
  }

  private static Way failed() {
    OkHttpClient client = new OkHttpClient();
    client.dispatcher().setMaxRequests(1);
    client.dispatcher().executorService().shutdown();
    return Way.submitting(
        callback -> call(client, "http://127.0.0.1:1/").enqueue(new Then(callback)),
        () -> close(client));
  }

  private static Call call(OkHttpClient client, String url) {
    return client.newCall(new Request.Builder().url(url).build());
  }

  private static void close(OkHttpClient client) {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private static final class Then implements Callback {
    private final Runnable callback;

    Then(Runnable callback) {
      this.callback = callback;
    }

    @Override
    public void onResponse(Call call, Response response) {
      response.close();
      callback.run();
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      callback.run();
    }
  }
}
