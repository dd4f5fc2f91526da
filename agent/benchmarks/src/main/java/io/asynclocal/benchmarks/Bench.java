package io.asynclocal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks for every contender and prints one table; started by scripts/bench. */
public final class Bench {

  /** What fits into two minutes; without the OpenTelemetry agent, whose starts alone take one. */
  private static final String QUICK =
      ".*\\.(read|run|execute|submit|thenApplyAsync|fork|thread|virtualThread)$";

  /** Threads that get into each other's way, and times of a few nanoseconds. */
  private static final String DISTURBED = ".*(Submitters?|Alone)$";

  private static final int ROUNDS = 3;

  private static final int WARM_UP = 3;

  /** With several threads more is compiled, more than once, before the times settle. */
  private static final int WARM_UP_OF_DISTURBED = 8;

  private Bench() {}

  /**
   * Runs and prints.
   *
   * @param arguments {@code quick} for a picture in a few minutes, {@code full} for figures to
   *     keep; then, optionally, a pattern for the benchmarks' names, and how many rounds those get
   *     whose threads disturb each other
   */
  public static void main(String[] arguments) throws RunnerException, IOException {
    boolean quick = arguments.length > 0 && arguments[0].equals("quick");
    boolean all = !quick && arguments.length < 2;
    String pattern = all ? ".*Benchmark.*" : arguments.length < 2 ? QUICK : arguments[1];
    int rounds = arguments.length < 3 ? ROUNDS : Integer.parseInt(arguments[2]);
    List<RunResult> results = new ArrayList<>(runAll(pattern, false, quick));
    for (int round = 0; round < rounds; round++) {
      results.addAll(runAll(pattern, true, quick));
    }
    if (results.isEmpty()) {
      System.err.println("no benchmark matches " + pattern);
      System.exit(2);
    }
    write(new Table(results).toString(), all);
  }

  /** Prints the table; that of all benchmarks goes to the file that the docs quote. */
  private static void write(String table, boolean all) throws IOException {
    String jdk = "JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors();
    String text = jdk + " processors, " + System.getProperty("bench.versions") + "\n\n" + table;
    System.out.println(text);
    if (all) {
      Path folder = Files.createDirectories(Path.of(System.getProperty("bench.results")));
      Files.writeString(folder.resolve("hops-" + Runtime.version().feature() + ".md"), text);
    }
  }

  private static List<RunResult> runAll(String pattern, boolean disturbed, boolean quick)
      throws RunnerException {
    List<RunResult> results = new ArrayList<>();
    for (Contender contender : Contender.values()) {
      if (contender.isThere() && !(quick && contender == Contender.OPENTELEMETRY)) {
        System.out.println("measuring " + contender);
        results.addAll(run(contender, pattern, disturbed, quick));
      }
    }
    return results;
  }

  private static Collection<RunResult> run(
      Contender contender, String pattern, boolean disturbed, boolean quick)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(pattern)
            .exclude(disturbed ? "^(?!" + DISTURBED + ")" : DISTURBED)
            .exclude(VirtualThreads.ARE_THERE ? "^$" : ".*virtualThread")
            .exclude("^(?!" + contender.benchmarks() + ")")
            .param("contender", contender.name())
            .jvmArgsAppend(contender.jvmArguments().toArray(String[]::new))
            .addProfiler(GCProfiler.class)
            .forks(1)
            .warmupIterations(disturbed ? WARM_UP_OF_DISTURBED : WARM_UP)
            .warmupTime(TimeValue.milliseconds(300))
            .measurementIterations(3)
            .measurementTime(TimeValue.milliseconds(quick ? 200 : 300));
    if (quick) {
      options.param("count", "1").verbosity(VerboseMode.SILENT);
    }
    try {
      return new Runner(options.build()).run();
    } catch (NoBenchmarksException e) {
      return List.of();
    }
  }
}
