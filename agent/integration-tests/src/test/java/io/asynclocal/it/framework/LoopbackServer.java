package io.asynclocal.it.framework;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server for clients to talk to; it says the same to everybody, and a bit more at "text". */
final class LoopbackServer implements AutoCloseable {

  static {
    // Or each answer with a body waits for the client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int PARTS = 3;

  private HttpServer server;

  /** Makes a server that belongs to nobody, whoever makes the client. */
  LoopbackServer() {
    Holders.run(Holders.NOBODY, this::start);
  }

  private void start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.createContext(
        "/text",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          for (int part = 0; part < PARTS; part++) {
            out.write("text".getBytes(US_ASCII));
            out.flush();
          }
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
