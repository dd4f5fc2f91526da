package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A group of asynchronous channels, and peers for them that block. Each operation runs a task in
 * its completion handler; what lets it complete happens in a context of its own.
 */
final class Channels implements Closeable {

  private static final long PATIENCE_SECONDS = 30;

  /** Null for the default group. */
  private final AsynchronousChannelGroup group;

  private final ServerSocket peer = listening();
  private final ServerSocket peerThatCloses = listening();
  private final ExecutorService peers = Executors.newCachedThreadPool();
  private final Path path = Files.createTempFile("channel", ".bin");
  private final AsynchronousFileChannel file =
      AsynchronousFileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
  private final AtomicLong position = new AtomicLong();

  private Channels(AsynchronousChannelGroup group) throws IOException {
    this.group = group;
    Files.write(path, new byte[] {1, 2, 3});
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  }

  static Channels onDefaultGroup() throws IOException {
    return new Channels(null);
  }

  static Channels onFixedGroup(int threads) throws IOException {
    return new Channels(
        AsynchronousChannelGroup.withFixedThreadPool(threads, Executors.defaultThreadFactory()));
  }

  static Channels on(ExecutorService pool) throws IOException {
    return new Channels(AsynchronousChannelGroup.withCachedThreadPool(pool, 1));
  }

  @Override
  public void close() throws IOException {
    if (group != null) {
      group.shutdownNow();
    }
    peers.shutdown();
    peer.close();
    peerThatCloses.close();
    file.close();
    Files.delete(path);
  }

  void accept(Runnable task) throws IOException {
    AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open(group);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    SocketAddress address = server.getLocalAddress();
    server.accept(null, new Then<>(task, server));
    later(() -> connectAndClose(address));
  }

  void connect(Runnable task) throws IOException {
    AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group);
    channel.connect(peerThatCloses.getLocalSocketAddress(), null, new Then<>(task, channel));
    later(() -> peerThatCloses.accept().close());
  }

  void read(Runnable task) throws Exception {
    Pair pair = new Pair();
    pair.channel.read(ByteBuffer.allocate(1), null, new Then<>(task, pair));
    later(pair::send);
  }

  void readWhatIsThere(Runnable task) throws Exception {
    Pair pair = new Pair();
    pair.send();
    pair.channel.read(ByteBuffer.allocate(1), null, new Then<>(task, pair));
  }

  void readIntoTwo(Runnable task) throws Exception {
    Pair pair = new Pair();
    ByteBuffer[] buffers = {ByteBuffer.allocate(1), ByteBuffer.allocate(1)};
    pair.channel.read(
        buffers, 0, 2, PATIENCE_SECONDS, TimeUnit.SECONDS, null, new Then<>(task, pair));
    later(pair::send);
  }

  void readUntilTimeout(Runnable task) throws Exception {
    Pair pair = new Pair();
    ByteBuffer buffer = ByteBuffer.allocate(1);
    pair.channel.read(buffer, 1, TimeUnit.MILLISECONDS, null, new Then<>(task, pair));
  }

  void readFromClosed(Runnable task) throws Exception {
    Pair pair = new Pair();
    pair.close();
    pair.channel.read(ByteBuffer.allocate(1), null, new Then<>(task, pair));
  }

  void write(Runnable task) throws Exception {
    Pair pair = new Pair();
    pair.channel.write(ByteBuffer.allocate(1), null, new Then<>(task, pair));
  }

  void writeTwo(Runnable task) throws Exception {
    Pair pair = new Pair();
    ByteBuffer[] buffers = {ByteBuffer.allocate(1), ByteBuffer.allocate(1)};
    pair.channel.write(
        buffers, 0, 2, PATIENCE_SECONDS, TimeUnit.SECONDS, null, new Then<>(task, pair));
  }

  void readFile(Runnable task) {
    file.read(ByteBuffer.allocate(1), 0, null, new Then<>(task, null));
  }

  void writeFile(Runnable task) {
    file.write(ByteBuffer.allocate(1), 0, null, new Then<>(task, null));
  }

  void lockFile(Runnable task) {
    file.lock(position.getAndIncrement(), 1, false, null, new Then<FileLock>(task, null));
  }

  void readClosedFile(Runnable task) throws IOException {
    AsynchronousFileChannel closed = AsynchronousFileChannel.open(path);
    closed.close();
    closed.read(ByteBuffer.allocate(1), 0, null, new Then<>(task, null));
  }

  private void later(Action action) {
    USER.run("of the peer", () -> peers.execute(() -> run(action)));
  }

  private void run(Action action) {
    try {
      action.run();
    } catch (IOException e) {
      if (!peer.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void connectAndClose(SocketAddress address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address);
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  /** A channel of the group, connected to a socket that blocks. */
  private final class Pair implements Closeable {
    final AsynchronousSocketChannel channel;
    private final Socket socket;

    Pair() throws Exception {
      synchronized (peer) {
        channel = AsynchronousSocketChannel.open(group);
        java.util.concurrent.Future<Void> connected = channel.connect(peer.getLocalSocketAddress());
        socket = peer.accept();
        connected.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    }

    void send() throws IOException {
      socket.getOutputStream().write(1);
    }

    @Override
    public void close() throws IOException {
      channel.close();
      socket.close();
    }
  }

  /** Runs the task, however the operation ended. */
  private static final class Then<R> implements CompletionHandler<R, Object> {
    private final Runnable task;
    private final Closeable used;

    Then(Runnable task, Closeable used) {
      this.task = task;
      this.used = used;
    }

    @Override
    public void completed(R result, Object attachment) {
      end();
    }

    @Override
    public void failed(Throwable failure, Object attachment) {
      end();
    }

    private void end() {
      try {
        if (used != null) {
          used.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        task.run();
      }
    }
  }
}
