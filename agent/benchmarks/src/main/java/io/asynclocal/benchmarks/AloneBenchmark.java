package io.asynclocal.benchmarks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One hand-over by a thread that is its own worker: it hands over a batch, and then runs it. Nobody
 * waits, and nobody else wants the lock, so the time is steady and says what a hop itself adds.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("FutureReturnValueIgnored") // each task says itself that it ran
public class AloneBenchmark {

  private static final int BATCH = 1000;

  private ThreadPoolExecutor pool;
  private Thread worker;
  private int ran;

  /** A thread that does not run by itself, but when it is told to. */
  private static final class Worker extends Thread {

    Worker(Runnable body) {
      super(body);
    }

    @Override
    public synchronized void start() {}
  }

  @Setup
  public void open() {
    pool =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.NANOSECONDS,
            new LinkedBlockingQueue<>(),
            body -> worker = new Worker(body));
    pool.allowCoreThreadTimeOut(true);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int executeAlone(Values values) {
    for (int i = 0; i < BATCH; i++) {
      pool.execute(values.contender.wrap(() -> ran++));
    }
    return run();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int submitAlone(Values values) {
    for (int i = 0; i < BATCH; i++) {
      pool.submit(values.contender.wrap(() -> ran++));
    }
    return run();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int thenApplyAsyncAlone(Values values) {
    CompletableFuture<Integer> done = CompletableFuture.completedFuture(1);
    for (int i = 0; i < BATCH; i++) {
      done.thenApplyAsync(n -> ran++, pool);
    }
    return run();
  }

  /** The worker ends as soon as there are no more tasks. */
  private int run() {
    worker.run();
    if (ran < BATCH) {
      throw new IllegalStateException("only " + ran + " ran");
    }
    int all = ran;
    ran = 0;
    return all;
  }
}
