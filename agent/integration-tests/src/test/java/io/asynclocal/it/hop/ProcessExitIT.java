package io.asynclocal.it.hop;

import java.io.IOException;
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

  /** Registers while the process runs, and lets it end in another context. */
  private static Mechanism.Kind on(String name, BiConsumer<Process, Runnable> registration) {
    return Mechanism.of(
        name,
        task -> {
          Process process = new ProcessBuilder("cat").start();
          registration.accept(process, task);
          USER.<Void, IOException>call("of who ends it", () -> end(process));
        });
  }

  private static Void end(Process process) throws IOException {
    process.getOutputStream().close();
    return null;
  }
}
