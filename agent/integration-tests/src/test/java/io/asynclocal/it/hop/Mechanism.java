package io.asynclocal.it.hop;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** One way to hand a task over; the task runs once, later or elsewhere, or at once. */
public interface Mechanism extends AutoCloseable {

  void handOver(Runnable task) throws Exception;

  @Override
  default void close() throws Exception {}

  /** What a way cannot do; each is a limit that the documentation names. */
  enum Limit {
    /** The task runs inside the call, or may do so: nothing is handed over. */
    PLAIN_CALL,
    /** The call may go on until the task has run, though that is handed over. */
    MAY_WAIT,
    /** A task that throws is the end of the thread that would run the next. */
    ENDS_BY_A_FAILURE,
    /** One object that waits twice, from two contexts, runs without any. */
    SHARED_TASKS_START_EMPTY,
    /** Change listeners are not told as the task begins. */
    LISTENERS_NOT_TOLD
  }

  /** A way by its name, and how to begin with it. */
  record Kind(String name, Callable<Mechanism> maker, Set<Limit> limits) {

    Kind(String name, Callable<Mechanism> maker) {
      this(name, maker, Set.of());
    }

    Kind except(Limit limit) {
      EnumSet<Limit> all = EnumSet.of(limit);
      all.addAll(limits);
      return new Kind(name, maker, all);
    }

    public boolean has(Limit limit) {
      return limits.contains(limit);
    }

    public Mechanism open() {
      try {
        return maker.call();
      } catch (Exception e) {
        throw new IllegalStateException(name, e);
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** How a task reaches an executor of one type. */
  interface Way<E extends Executor> {
    void handOver(E executor, Runnable task) throws Exception;
  }

  /** A way that needs nothing made beforehand. */
  static Kind of(String name, Mechanism mechanism) {
    return new Kind(name, () -> mechanism);
  }

  /** A way through an executor that is made for it, and ended with it. */
  static <E extends ExecutorService> Kind on(String name, Callable<E> maker, Way<E> way) {
    return new Kind(
        name,
        () -> {
          E executor = maker.call();
          return new Mechanism() {
            @Override
            public void handOver(Runnable task) throws Exception {
              way.handOver(executor, task);
            }

            @Override
            public void close() {
              executor.shutdownNow();
            }
          };
        });
  }
}
