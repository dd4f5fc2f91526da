package io.asynclocal.demo;

import static io.asynclocal.demo.AuthContext.AUTH;

import io.javalin.http.ConflictResponse;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** Random chains of many users at once; one storm at a time. */
@SuppressWarnings("FutureReturnValueIgnored") // each chain starts the next one of its lane
final class Storm {

  static final int MOST_HOPS = 100_000;

  private static final int CHAINS_AT_ONCE = 16;
  private static final int LONGEST_CHAIN = 16;

  private final HopKinds kinds;
  private final List<String> names;
  private final Executor pool;
  private final AtomicReference<Run> running = new AtomicReference<>();

  Storm(HopKinds kinds, Executor pool) {
    this.kinds = kinds;
    this.names = List.copyOf(kinds.names());
    this.pool = pool;
  }

  /**
   * Begins.
   *
   * @param hops to be taken; a few more may be, as chains are taken to their end
   * @throws ConflictResponse while another one goes on
   */
  Run start(int hops) {
    Run run = new Run(hops);
    Run last = running.get();
    if ((last != null && !last.isDone()) || !running.compareAndSet(last, run)) {
      throw new ConflictResponse("a storm is going on already; there is one at a time");
    }
    for (int i = 0; i < CHAINS_AT_ONCE; i++) {
      pool.execute(run::next);
    }
    return run;
  }

  /** What has been counted so far. */
  record Counts(long hops, long lost, long foreign, long failed, long perSecond, int wanted) {}

  /** One storm. */
  final class Run {

    private final int wanted;
    private final Tally tally = new Tally();
    private final CountDownLatch open = new CountDownLatch(CHAINS_AT_ONCE);
    private final long begun = System.nanoTime();
    private final LongAdder failed = new LongAdder();
    private volatile boolean cancelled;

    private Run(int wanted) {
      this.wanted = wanted;
    }

    private void next() {
      if (cancelled || tally.all().hops.sum() >= wanted) {
        open.countDown();
        return;
      }
      ThreadLocalRandom random = ThreadLocalRandom.current();
      String user = DemoUsers.ACTIVE.get(random.nextInt(DemoUsers.ACTIVE.size()));
      StringJoiner path = new StringJoiner(",");
      for (int hops = 1 + random.nextInt(LONGEST_CHAIN); hops > 0; hops--) {
        path.add(names.get(random.nextInt(names.size())));
      }
      AUTH.run(
          new AuthContext(user),
          () ->
              HopChain.start(kinds, path.toString())
                  .whenCompleteAsync((taken, failure) -> finished(user, taken), pool));
    }

    private void finished(String user, HopChain.Taken taken) {
      if (taken == null) {
        failed.increment();
        cancel();
      } else {
        taken.hops().forEach(hop -> tally.count(hop.kind(), user, hop.user()));
      }
      next();
    }

    /** Ends it as soon as the chains that are under way are done. */
    void cancel() {
      cancelled = true;
    }

    boolean isDone() {
      return open.getCount() == 0;
    }

    boolean awaitDone(long millis) throws InterruptedException {
      return open.await(millis, TimeUnit.MILLISECONDS);
    }

    Counts counts() {
      Tally.Counts all = tally.all();
      long micros = Math.max(1, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun));
      long perSecond = TimeUnit.SECONDS.toMicros(1) * all.hops.sum() / micros;
      return new Counts(
          all.hops.sum(), all.lost.sum(), all.foreign.sum(), failed.sum(), perSecond, wanted);
    }
  }
}
