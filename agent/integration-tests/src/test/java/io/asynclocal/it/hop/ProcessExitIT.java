package io.asynclocal.it.hop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What is registered for the end of a process. */
class ProcessExitIT extends HopContract {

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(
        on("Process.onExit", (process, task) -> process.onExit().thenRun(task)),
        on("Process.onExit, async", (process, task) -> process.onExit().thenRunAsync(task)),
        on("ProcessHandle.onExit", (p, task) -> p.toHandle().onExit().thenRun(task)));
  }

  private static Mechanism.Kind on(String name, BiConsumer<Process, Runnable> registration) {
    return Mechanism.of(name, task -> registration.accept(start(), task));
  }

  private static Process start() {
    try {
      return new ProcessBuilder("true").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
