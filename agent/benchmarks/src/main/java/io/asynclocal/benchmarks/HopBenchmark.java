package io.asynclocal.benchmarks;

import io.netty.channel.DefaultEventLoop;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One hand-over, in batches so that waiting for the last does not count. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("FutureReturnValueIgnored") // the latch tells when all of them are done
public class HopBenchmark {

  private static final int BATCH = 1000;
  private static final int FORKS = 1023;
  private static final int STREAM_LENGTH = 100_000;

  private ExecutorService pool;
  private ScheduledExecutorService scheduler;
  private ForkJoinPool forkJoinPool;

  /** On its own, as Netty brings SLF4J along, whose MDC travels. */
  @State(Scope.Thread)
  public static class Netty {
    private DefaultEventLoop eventLoop;

    @Setup(Level.Trial)
    public void open() {
      eventLoop = new DefaultEventLoop();
    }

    @TearDown(Level.Trial)
    public void close() {
      eventLoop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
  }

  /** Halves a range down to single elements, one fork for each split. */
  private static final class Count extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1;
    private final int length;

    Count(int length) {
      this.length = length;
    }

    @Override
    protected Integer compute() {
      if (length == 1) {
        return 1;
      }
      Count left = new Count(length / 2);
      left.fork();
      return new Count(length - length / 2).compute() + left.join();
    }
  }

  /** A task of a class of its own. */
  private static final class Arrival implements Runnable {
    private final CountDownLatch latch;

    Arrival(CountDownLatch latch) {
      this.latch = latch;
    }

    @Override
    public void run() {
      latch.countDown();
    }
  }

  @Setup(Level.Trial)
  public void open() {
    pool = Executors.newFixedThreadPool(1);
    scheduler = Executors.newScheduledThreadPool(1);
    forkJoinPool = new ForkJoinPool(1);
  }

  @TearDown(Level.Trial)
  public void close() {
    pool.shutdownNow();
    scheduler.shutdownNow();
    forkJoinPool.shutdownNow();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void execute(Values values) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(BATCH);
    for (int i = 0; i < BATCH; i++) {
      pool.execute(values.contender.wrap(() -> done.countDown()));
    }
    done.await();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void submit(Values values) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(BATCH);
    for (int i = 0; i < BATCH; i++) {
      pool.submit(values.contender.wrap(() -> done.countDown()));
    }
    done.await();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void schedule(Values values) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(BATCH);
    for (int i = 0; i < BATCH; i++) {
      scheduler.schedule(values.contender.wrap(() -> done.countDown()), 0, TimeUnit.NANOSECONDS);
    }
    done.await();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Object thenApply(Values values) {
    CompletableFuture<Integer> source = new CompletableFuture<>();
    CompletableFuture<Integer> last = source;
    for (int i = 0; i < BATCH; i++) {
      last = last.thenApply(n -> n);
    }
    source.complete(1);
    return last.join();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Object thenApplyAsync(Values values) {
    CompletableFuture<Integer> last = CompletableFuture.completedFuture(1);
    for (int i = 0; i < BATCH; i++) {
      last = last.thenApplyAsync(n -> n, pool);
    }
    return last.join();
  }

  @Benchmark
  @OperationsPerInvocation(FORKS)
  public Object fork(Values values) {
    return forkJoinPool.invoke(new Count(FORKS + 1));
  }

  @Benchmark
  public long parallelSum(Values values) throws InterruptedException, ExecutionException {
    Future<Long> sum =
        forkJoinPool.submit(
            () -> IntStream.range(0, STREAM_LENGTH).parallel().asLongStream().sum());
    return sum.get();
  }

  @Benchmark
  public void thread(Values values) throws InterruptedException {
    Thread thread = new Thread(values.contender.wrap(() -> {}));
    thread.start();
    thread.join();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void executeClass(Values values) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(BATCH);
    for (int i = 0; i < BATCH; i++) {
      pool.execute(values.contender.wrap(new Arrival(done)));
    }
    done.await();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void executeShared(Values values) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(BATCH);
    Runnable task = new Arrival(done);
    for (int i = 0; i < BATCH; i++) {
      pool.execute(task);
    }
    done.await();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Object invokeAll(Values values) throws InterruptedException {
    return pool.invokeAll(Collections.nCopies(BATCH, () -> 1));
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void eventLoop(Values values, Netty netty) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(BATCH);
    for (int i = 0; i < BATCH; i++) {
      netty.eventLoop.execute(values.contender.wrap(() -> done.countDown()));
    }
    done.await();
  }

  /** On JDK 21 and newer; elsewhere the table has no such row. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void virtualThread(Values values) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(BATCH);
    for (int i = 0; i < BATCH; i++) {
      VirtualThreads.FACTORY.newThread(values.contender.wrap(() -> done.countDown())).start();
    }
    done.await();
  }
}
