package io.asynclocal.it.hop;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.Scope;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Shakes hands with each client, sends it a few frames as given, and closes (RFC 6455). */
final class WebSocketServer implements Closeable {

  /** What every key is hashed with. */
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  static final byte[] TEXT = {(byte) 0x81, 1, 'a'};
  static final byte[] BINARY = {(byte) 0x82, 1, 'b'};
  static final byte[] PING = {(byte) 0x89, 0};
  static final byte[] PONG = {(byte) 0x8a, 0};
  static final byte[] CLOSE = {(byte) 0x88, 2, 0x03, (byte) 0xe8};
  static final byte[] NONSENSE = {(byte) 0xff, 0};

  private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  private final byte[] frame;

  WebSocketServer(byte[] frame) throws IOException {
    this.frame = frame;
    Thread thread = new Thread(this::serve, "web socket server");
    thread.setDaemon(true);
    // It loops for as long as the mechanism lives, whoever made that.
    try (Scope nobodys = AsyncLocalStorage.suppressFlow()) {
      thread.start();
    }
  }

  URI address() {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread thread = new Thread(() -> answerAndClose(client), "web socket");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        // The server is closed.
      }
    }
  }

  private void answerAndClose(Socket client) {
    try (client) {
      answer(client);
    } catch (IOException e) {
      // The client went away.
    }
  }

  private void answer(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    BufferedReader request =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    String key = "";
    for (String line = request.readLine(); !line.isEmpty(); line = request.readLine()) {
      if (line.regionMatches(true, 0, "Sec-WebSocket-Key: ", 0, 19)) {
        key = line.substring(19);
      }
    }
    String response =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(key)
            + "\r\n\r\n";
    client.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().write(frame);
    if (frame != NONSENSE && frame != CLOSE) {
      client.getOutputStream().write(CLOSE);
    }
    // Until the client closes as well.
    while (in.read() >= 0) {}
  }

  private static String accept(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] hash = sha1.digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
