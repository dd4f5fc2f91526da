package io.asynclocal.benchmarks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One hand-over by a worker to its own pool: it hands over a batch, and then runs it. Nobody else
 * wants the lock, and nobody waits for a task, so the time is steady and says what a hop itself
 * adds.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("FutureReturnValueIgnored") // the last task tells when all of them are done
public class AloneBenchmark {

  private static final int BATCH = 10_000;

  private ExecutorService pool;

  /** Written by the worker alone. */
  private int ran;

  @Setup
  public void open() {
    pool = Executors.newFixedThreadPool(1);
  }

  @TearDown
  public void close() {
    pool.shutdownNow();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void executeAlone(Values values) throws InterruptedException {
    Contender contender = values.contender;
    onWorker(contender, () -> pool.execute(contender.wrap(() -> ran++)));
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void submitAlone(Values values) throws InterruptedException {
    Contender contender = values.contender;
    onWorker(contender, () -> pool.submit(contender.wrap(() -> ran++)));
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void thenApplyAsyncAlone(Values values) throws InterruptedException {
    CompletableFuture<Integer> complete = CompletableFuture.completedFuture(1);
    onWorker(values.contender, () -> complete.thenApplyAsync(n -> ran++, pool));
  }

  private void onWorker(Contender contender, Runnable handOver) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    pool.execute(
        contender.wrap(
            () -> {
              for (int i = 0; i < BATCH; i++) {
                handOver.run();
              }
              pool.execute(done::countDown);
            }));
    done.await();
  }
}
