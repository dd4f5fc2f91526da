package io.asynclocal.it.soak;

import java.util.List;

/**
 * What a program can do. Storages, stores and snapshots go by number; store 0 is null.
 *
 * <p>A body may throw {@link Planned}, which passes through; what a task throws does not.
 */
interface World {

  /** Which storages there are, besides those that the mechanisms themselves use. */
  int STORAGES = 5;

  int WITH_DEFAULT = 2;
  int WITH_LISTENER = 3;

  /** Disabled between the rounds of a program. */
  int PASSING = 4;

  /** Compares what is there with what must be there. */
  void look(int at);

  void run(int storage, int store, Runnable body);

  void scope(int storage, int store, Runnable body);

  void exit(int storage, Runnable body);

  /** Binds two storages at once. */
  void runBoth(int storage, int store, int otherStorage, int otherStore, Runnable body);

  void enter(int storage, int store);

  void take(int snapshot);

  /** One that was never taken is empty. */
  void use(int snapshot, SnapshotUse how, Runnable body);

  void suppressFlow(Runnable body);

  void handOver(Hop hop, Runnable task);

  /** Hands one object over twice, here and on a thread started here, with different stores. */
  void share(Hop hop, int task, int storage, int store, int otherStore);

  /** Registers the tasks one after the other on a future that somebody else completes. */
  void chain(List<Step.Link> links);

  /** Hands over a task that only looks, and cancels it. */
  void cancel(int task, Cancellation how);

  /** Waits for all tasks, and disables the passing storage. */
  void endRound();

  /** What a program throws on purpose. */
  final class Planned extends RuntimeException {
    private static final long serialVersionUID = 1;

    Planned() {
      super("as planned", null, false, false);
    }

    /** Whether this is what became of one. */
    static boolean caused(Throwable failure) {
      Throwable cause = failure;
      while (cause != null && !(cause instanceof Planned)) {
        cause = cause.getCause();
      }
      return cause != null;
    }
  }
}
