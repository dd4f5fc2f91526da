package io.asynclocal.it.hop;

import io.asynclocal.it.hop.Mechanism.Limit;
import io.asynclocal.it.thread.NewThreads;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** New threads, platform and virtual; the latter on JDKs that have them. */
class ThreadIT extends HopContract {

  static Stream<Mechanism.Kind> mechanisms() {
    Stream<Mechanism.Kind> onAll =
        Stream.of(
            Mechanism.of("new Thread", task -> new Thread(task, "new").start()),
            Mechanism.of("Thread subclass", task -> new OwnThread(task).start()),
            Mechanism.of("its subclass", task -> new OwnerThread(task).start())
                .except(Limit.LISTENERS_NOT_TOLD),
            Mechanism.of("inheriting nothing", ThreadIT::startWithoutInheritance));
    return Stream.concat(onAll, NewThreads.areThere() ? sinceLoom().stream() : Stream.empty());
  }

  private static List<Mechanism.Kind> sinceLoom() {
    return List.of(
        Mechanism.of("startVirtualThread", NewThreads::startVirtual),
        Mechanism.of("Thread.ofVirtual", task -> NewThreads.start("ofVirtual", task)),
        Mechanism.of("Thread.ofPlatform", task -> NewThreads.start("ofPlatform", task)),
        Mechanism.of(
            "ThreadFactory", task -> NewThreads.factory("ofVirtual").newThread(task).start()),
        perTask("virtual thread per task", "ofVirtual", ExecutorService::execute),
        perTask("virtual thread per task, submit", "ofVirtual", ExecutorService::submit),
        perTask("platform thread per task", "ofPlatform", ExecutorService::execute));
  }

  private static Mechanism.Kind perTask(
      String name, String builder, Mechanism.Way<ExecutorService> way) {
    return Mechanism.on(name, () -> NewThreads.executor(builder), way);
  }

  private static void startWithoutInheritance(Runnable task) {
    new Thread(null, task, "no inheritance", 0, false).start();
  }

  private static class OwnThread extends Thread {
    final Runnable task;

    OwnThread(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      task.run();
    }
  }

  private static final class OwnerThread extends OwnThread {
    OwnerThread(Runnable task) {
      super(task);
    }

    @Override
    public void run() {
      task.run();
    }
  }
}
