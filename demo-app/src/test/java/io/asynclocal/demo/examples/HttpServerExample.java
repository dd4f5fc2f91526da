package io.asynclocal.demo.examples;

import static io.asynclocal.demo.examples.CurrentUser.USER;
import static io.asynclocal.demo.examples.CurrentUser.greeting;
import static io.asynclocal.demo.examples.CurrentUser.userOf;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.asynclocal.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's own server: a filter is around every exchange of its context. */
final class HttpServerExample implements Example {

  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private HttpServer server;

  static class UserFilter extends Filter {

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
      String header = exchange.getRequestHeaders().getFirst("X-User");
      try (Scope scope = USER.withScope(userOf(header))) {
        chain.doFilter(exchange);
      }
    }

    @Override
    public String description() {
      return "runs the exchange as its user";
    }
  }

  private static void hello(HttpExchange exchange) {
    greeting().thenAccept(text -> answer(exchange, text));
  }

  private static void answer(HttpExchange exchange, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(pool);
    server.createContext("/hello", HttpServerExample::hello).getFilters().add(new UserFilter());
    server.start();
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    pool.shutdownNow();
  }
}
