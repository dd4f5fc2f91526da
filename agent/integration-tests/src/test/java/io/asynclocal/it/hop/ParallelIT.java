package io.asynclocal.it.hop;

import io.asynclocal.it.hop.Mechanism.Limit;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Operations that the JDK spreads over fork/join by itself, from outside and from a pool. */
class ParallelIT extends HopContract {

  /** Two sorts at once in a pool of two wait for each other forever in JDK 17, agent or not. */
  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(ParallelOperation.values())
        .filter(operation -> operation != ParallelOperation.PARALLEL_SORT)
        .flatMap(ParallelIT::kinds);
  }

  private static Stream<Mechanism.Kind> kinds(ParallelOperation operation) {
    Mechanism.Kind plainCall =
        Mechanism.of(operation.name(), task -> operation.run(once(task))).except(Limit.PLAIN_CALL);
    Mechanism.Kind inPool =
        Mechanism.on(
            operation + " in a pool",
            () -> new ForkJoinPool(2),
            (pool, task) -> pool.submit(() -> operation.run(once(task))));
    // What is small is sorted by ordinary calls.
    boolean isPlain = operation == ParallelOperation.SORTED;
    return isPlain ? Stream.of(inPool) : Stream.of(plainCall, inPool);
  }

  /** One element is enough; which one, and on which thread, is left to chance. */
  static Runnable once(Runnable task) {
    AtomicBoolean ran = new AtomicBoolean();
    return () -> {
      if (ran.compareAndSet(false, true)) {
        task.run();
      }
    };
  }
}
