package io.asynclocal.it.hop;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.Scope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** A server that speaks HTTP/1.1 and HTTP/2, and pushes; started once, in no context. */
final class Http2Server {

  static final String PUSHING = "/pushing";

  /** Connections that wait at once, as many come from one test. */
  private static final int MANY = 1024;

  private static final Http2Server SERVER = start();

  private final String address;

  private Http2Server(String address) {
    this.address = address;
  }

  static Http2Server get() {
    return SERVER;
  }

  String address() {
    return address;
  }

  private static Http2Server start() {
    HttpConfiguration configuration = new HttpConfiguration();
    Server server = new Server();
    ServerConnector connector =
        new ServerConnector(
            server, new HttpConnectionFactory(configuration), manyStreams(configuration));
    connector.setHost("127.0.0.1");
    connector.setAcceptQueueSize(MANY);
    server.addConnector(connector);
    server.setHandler(new Answers());
    // Its threads serve all tests, whoever needs it first.
    try (Scope nobodys = AsyncLocalStorage.suppressFlow()) {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return new Http2Server("http://127.0.0.1:" + connector.getLocalPort());
  }

  private static HTTP2CServerConnectionFactory manyStreams(HttpConfiguration configuration) {
    HTTP2CServerConnectionFactory factory = new HTTP2CServerConnectionFactory(configuration);
    factory.setMaxConcurrentStreams(Integer.MAX_VALUE);
    return factory;
  }

  private static final class Answers extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      Content.Source.consumeAll(request);
      ByteBuffer body = ByteBuffer.wrap("body".getBytes(StandardCharsets.UTF_8));
      if (request.getHttpURI().getPath().equals(PUSHING)) {
        HttpURI pushed = HttpURI.build(request.getHttpURI()).path("/pushed");
        request.push(new MetaData.Request("GET", pushed, HttpVersion.HTTP_2, HttpFields.EMPTY));
      }
      response.write(true, body, callback);
      return true;
    }
  }
}
