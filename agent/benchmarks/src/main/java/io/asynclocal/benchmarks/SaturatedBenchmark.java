package io.asynclocal.benchmarks;

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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One pool that some threads keep busy: what they share shows here. A task works for about a
 * microsecond, as of tasks that do nothing no queue fills: workers and submitters wake each other
 * for each one, and how often differs more from run to run than between any two agents.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SaturatedBenchmark {

  private static final int BATCH = 1000;

  /** What takes about a microsecond. */
  private static final int WORK = 400;

  private ExecutorService pool;

  @Setup
  public void open() {
    pool = Executors.newFixedThreadPool(2);
  }

  @TearDown
  public void close() {
    pool.shutdownNow();
  }

  @Benchmark
  @Threads(1)
  @OperationsPerInvocation(BATCH)
  public void oneSubmitter(Values values) throws InterruptedException {
    handOver(values);
  }

  @Benchmark
  @Threads(2)
  @OperationsPerInvocation(BATCH)
  public void twoSubmitters(Values values) throws InterruptedException {
    handOver(values);
  }

  @Benchmark
  @Threads(8)
  @OperationsPerInvocation(BATCH)
  public void eightSubmitters(Values values) throws InterruptedException {
    handOver(values);
  }

  private void handOver(Values values) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(BATCH);
    for (int i = 0; i < BATCH; i++) {
      pool.execute(values.contender.wrap(() -> work(done)));
    }
    done.await();
  }

  private static void work(CountDownLatch done) {
    Blackhole.consumeCPU(WORK);
    done.countDown();
  }
}
