package io.asynclocal.it.framework;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Callbacks on their way to a server, which has to run them for the caller that sent them. */
final class Requests {

  private static final Map<String, Request> SENT = new ConcurrentHashMap<>();
  private static final AtomicInteger LAST = new AtomicInteger();

  /** What came with a request. */
  record Request(Object caller, Runnable callback) {}

  private Requests() {}

  /** Sends a callback to a server and waits for its answer. */
  static void send(int port, Runnable callback) throws IOException {
    send(port, Holders.caller(), callback);
  }

  /** The same for another caller. */
  static void send(int port, Object caller, Runnable callback) throws IOException {
    String answer = get(port, expect(caller, callback));
    if (!answer.contains(" 200")) {
      throw new IOException(answer);
    }
  }

  /** The path of a request that is still to be sent. */
  static String expect(Object caller, Runnable callback) {
    String id = "r" + LAST.incrementAndGet();
    SENT.put(id, new Request(caller, callback));
    return "/" + id;
  }

  /** What came with the request for a path; a server's thread takes it up with no caller. */
  static Request receive(String path) {
    if (!Holders.caller().equals(Holders.NOBODY)) {
      throw new IllegalStateException("the request begins with " + Holders.caller());
    }
    return SENT.remove(path.substring(path.lastIndexOf('/') + 1));
  }

  /** The first line of the answer. */
  static String get(int port, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return String.valueOf(answer.readLine());
    }
  }
}
