package io.asynclocal.it.soak;

import io.asynclocal.it.soak.World.Planned;
import io.asynclocal.it.thread.ThreadContexts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Many programs on a few threads at once, like requests on a server; then looks for what was kept.
 */
final class Batch {

  private static final int PAUSE_MILLIS = 20;

  private final Surroundings around;
  private final Queue<Jvm> performed = new ConcurrentLinkedQueue<>();

  Batch(Surroundings around) {
    this.around = around;
  }

  /** Performs all programs; what is wrong is among the failures then. */
  void perform(List<Program> programs, int submitters) throws InterruptedException {
    Queue<Program> waiting = new ConcurrentLinkedQueue<>(programs);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < submitters; i++) {
      Thread thread = new Thread(() -> performEach(waiting), "submitter " + i);
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    around.fleet().purge();
    // What failed may keep things as well; one cause is enough.
    if (around.failures().isEmpty()) {
      reportKept();
    }
    performed.forEach(Jvm::close);
  }

  /** For as long as it runs, what programs throw on purpose is not printed. */
  static AutoCloseable quietly() {
    Thread.UncaughtExceptionHandler former = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          if (!Planned.caused(failure)) {
            failure.printStackTrace();
          }
        });
    return () -> Thread.setDefaultUncaughtExceptionHandler(former);
  }

  private void performEach(Queue<Program> waiting) {
    for (Program next = waiting.poll(); next != null; next = waiting.poll()) {
      Jvm jvm = new Jvm(next, around);
      performed.add(jvm);
      try {
        jvm.perform();
      } catch (Throwable e) {
        around.failures().add(new Failure(Failure.Kind.LOST, next, 0, "the program broke: " + e));
      }
    }
  }

  /** All tasks have ended, so every thread must be clean and every store free to go. */
  private void reportKept() throws InterruptedException {
    List<Kept> kept = new ArrayList<>();
    performed.forEach(jvm -> jvm.made().forEach(made -> kept.add(new Kept(jvm.program(), made))));
    long until = System.nanoTime() + around.patience().toNanos();
    List<String> dirty = ThreadContexts.threadsWithContext();
    while ((isKept(kept) || !dirty.isEmpty()) && System.nanoTime() < until) {
      System.gc();
      Thread.sleep(PAUSE_MILLIS);
      dirty = ThreadContexts.threadsWithContext();
    }
    kept.forEach(store -> around.failures().add(store.failure()));
    for (String thread : dirty) {
      Program last = performed.peek().program();
      String what = "thread \"" + thread + "\" has a context though all tasks have ended";
      around.failures().add(new Failure(Failure.Kind.LEAKED, last, 0, what));
    }
  }

  private static boolean isKept(List<Kept> stores) {
    for (Iterator<Kept> i = stores.iterator(); i.hasNext(); ) {
      if (i.next().made.store().refersTo(null)) {
        i.remove();
      }
    }
    return !stores.isEmpty();
  }

  private record Kept(Program program, Storages.Made made) {
    Failure failure() {
      return new Failure(
          Failure.Kind.LEAKED,
          program,
          program.binderOf(made.number()),
          Names.store(made.number()) + " is still kept though all tasks have ended");
    }
  }
}
