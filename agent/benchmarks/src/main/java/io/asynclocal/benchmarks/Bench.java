package io.asynclocal.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks for every contender and prints one table; started by scripts/bench. */
public final class Bench {

  private Bench() {}

  /**
   * Runs and prints.
   *
   * @param arguments {@code quick} for a picture in a few minutes, {@code full} for figures to
   *     keep; then, optionally, a pattern for the benchmarks' names
   */
  public static void main(String[] arguments) throws RunnerException {
    boolean quick = arguments.length > 0 && arguments[0].equals("quick");
    String pattern = arguments.length > 1 ? arguments[1] : ".*Benchmark";
    List<RunResult> results = new ArrayList<>();
    for (Contender contender : Contender.values()) {
      if (contender == Contender.PLAIN || !contender.jvmArguments().isEmpty()) {
        results.addAll(run(contender, pattern, quick));
      }
    }
    System.out.println(new Table(results));
  }

  private static Collection<RunResult> run(Contender contender, String pattern, boolean quick)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(pattern)
            .param("contender", contender.name())
            .jvmArgsAppend(contender.jvmArguments().toArray(String[]::new))
            .addProfiler(GCProfiler.class)
            .shouldDoGC(true)
            .forks(quick ? 1 : 3)
            .warmupIterations(quick ? 2 : 5)
            .warmupTime(TimeValue.milliseconds(quick ? 300 : 1000))
            .measurementIterations(quick ? 3 : 5)
            .measurementTime(TimeValue.milliseconds(quick ? 300 : 1000));
    if (quick) {
      options.param("count", "1");
    }
    return new Runner(options.build()).run();
  }
}
