package io.asynclocal.benchmarks;

import io.asynclocal.AsyncLocalStorage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a value, and running with a new one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadBenchmark {

  private final AsyncLocalStorage<Object> storage = AsyncLocalStorage.create();
  private final Object store = new Object();
  private Object seen;

  @Benchmark
  public Object read(Values values) {
    return values.contender.read(0);
  }

  @Benchmark
  public Object readOfSixteen(Sixteen values) {
    return values.contender.read(Sixteen.COUNT - 1);
  }

  /** As many values as make a frame a hash table. */
  @State(Scope.Thread)
  public static class Sixteen {
    static final int COUNT = 16;

    @Param("PLAIN")
    Contender contender;

    @Setup(Level.Iteration)
    public void set() {
      contender.set(COUNT);
    }
  }

  /** The API alone; every contender pays the same. */
  @Benchmark
  public Object run(Values values) {
    storage.run(store, () -> seen = storage.getStore());
    return seen;
  }
}
