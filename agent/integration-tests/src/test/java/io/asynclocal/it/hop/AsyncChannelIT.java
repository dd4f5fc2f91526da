package io.asynclocal.it.hop;

import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Completion handlers of asynchronous channels: the context of the call that they are given to. */
class AsyncChannelIT extends HopContract {

  private static final int THREADS = 4;

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(
        on("accept", Channels::accept),
        on("connect", Channels::connect),
        on("read", Channels::read),
        on("read of what is there already", Channels::readWhatIsThere),
        on("read into two buffers", Channels::readIntoTwo),
        on("read that times out", Channels::readUntilTimeout),
        on("read from a closed channel", Channels::readFromClosed),
        on("write", Channels::write),
        on("write of two buffers", Channels::writeTwo),
        onFixed("fixed group, accept", Channels::accept),
        onFixed("fixed group, connect", Channels::connect),
        onFixed("fixed group, read", Channels::read),
        onFixed("fixed group, write", Channels::write),
        kind("own pool, read", () -> Channels.on(Executors.newCachedThreadPool()), Channels::read),
        on("file, read", Channels::readFile),
        on("file, write", Channels::writeFile),
        on("file, lock", Channels::lockFile),
        on("file, closed", Channels::readClosedFile));
  }

  private interface Operation {
    void begin(Channels channels, Runnable task) throws Exception;
  }

  private interface Maker {
    Channels make() throws Exception;
  }

  private static Mechanism.Kind on(String name, Operation operation) {
    return kind(name, Channels::onDefaultGroup, operation);
  }

  private static Mechanism.Kind onFixed(String name, Operation operation) {
    return kind(name, () -> Channels.onFixedGroup(THREADS), operation);
  }

  private static Mechanism.Kind kind(String name, Maker maker, Operation operation) {
    return new Mechanism.Kind(
        name,
        () -> {
          Channels channels = maker.make();
          return new Mechanism() {
            @Override
            public void handOver(Runnable task) throws Exception {
              operation.begin(channels, task);
            }

            @Override
            public void close() throws Exception {
              channels.close();
            }
          };
        });
  }
}
