package io.asynclocal.it.tck;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs the TCK in one JVM without the agent, and in one each with the context in a field and in the
 * side table; prints a table, and what fails with the agent and not without.
 */
final class Tck {

  private static final int MINUTES = 25;
  private static final int MINUTES_ALONE = 3;
  private static final int TIMES_ALONE = 3;
  private static final String ROW = "%-42s %7s %7s %7s %11s%n";

  /** As the JDK's own build runs it, with the tests of implementation details. */
  private static final List<String> OPTIONS =
      List.of(
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-exports=java.base/jdk.internal.util=ALL-UNNAMED",
          "-Djsr166.testImplementationDetails=true");

  private final String agent;
  private final Path reports;
  private final List<String> moreOptions;

  private enum Way {
    PLAIN,
    FIELD,
    SIDE_TABLE
  }

  private Tck(String agent, Path reports, List<String> moreOptions) {
    this.agent = agent;
    this.reports = reports;
    this.moreOptions = moreOptions;
  }

  /** Arguments: the agent's jar, a folder for the reports, and more options of the JVMs. */
  public static void main(String[] arguments) throws Exception {
    List<String> options = List.of(arguments).subList(2, arguments.length);
    System.exit(new Tck(arguments[0], Path.of(arguments[1]), options).isSame() ? 0 : 1);
  }

  private boolean isSame() throws Exception {
    Map<Way, Results> all = new LinkedHashMap<>();
    for (Way way : Way.values()) {
      Results results = run(way, List.of(), label(way), MINUTES);
      all.put(way, results);
      System.out.println(
          label(way) + ": " + sum(results.runs) + " tests, " + sum(results.failures) + " failures");
      if (!results.hasEnded()) {
        System.out.println(label(way) + ": the JVM did not end its tests; in " + results.last());
        return false;
      }
    }
    print(all);
    Results plain = all.get(Way.PLAIN);
    boolean same = true;
    for (Way way : List.of(Way.FIELD, Way.SIDE_TABLE)) {
      for (String test : all.get(way).failsMoreThan(plain)) {
        same = false;
        System.out.println(label(way) + ": " + test + ": " + all.get(way).reasons.get(test));
        System.out.println("  alone it fails " + alone(way, test) + ", " + alone(Way.PLAIN, test));
      }
      if (!all.get(way).runs.equals(plain.runs)) {
        same = false;
        System.out.println(label(way) + ": not the tests that run without the agent");
      }
    }
    return same;
  }

  private String alone(Way way, String test) throws Exception {
    int failed = 0;
    for (int i = 0; i < TIMES_ALONE; i++) {
      Results results =
          run(
              way,
              List.of("-Djsr166.methodFilter=^" + Pattern.quote(test) + "$"),
              label(way) + "-alone",
              MINUTES_ALONE);
      if (results.failuresOf(test) > 0 || !results.hasEnded()) {
        failed++;
      }
    }
    return failed + " of " + TIMES_ALONE + " times (" + label(way) + ")";
  }

  private Results run(Way way, List<String> options, String label, int minutes) throws Exception {
    Path report = reports.resolve(label + ".txt");
    Files.deleteIfExists(report);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (way != Way.PLAIN) {
      command.add("-javaagent:" + agent + (way == Way.FIELD ? "" : "=ride=side-table"));
    }
    command.addAll(OPTIONS);
    command.addAll(moreOptions);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), TckRun.class.getName()));
    command.addAll(List.of(report.toString(), String.valueOf(way != Way.PLAIN)));
    File out = reports.resolve(label + ".log").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out).start();
    Thread end = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(end);
    try {
      process.waitFor(minutes, TimeUnit.MINUTES);
    } finally {
      process.destroyForcibly().waitFor();
      Runtime.getRuntime().removeShutdownHook(end);
    }
    if (!Files.exists(report)) {
      throw new IOException("no test has run, see " + out);
    }
    return Results.read(report);
  }

  private static void print(Map<Way, Results> all) {
    Map<Way, Map<String, Integer>> failures = new LinkedHashMap<>();
    all.forEach((way, results) -> failures.put(way, Results.byClass(results.failures)));
    Map<String, Integer> tests = Results.byClass(all.get(Way.PLAIN).runs);
    System.out.printf("%nOn JDK %s, failures:%n", Runtime.version());
    System.out.printf(ROW, "class", "tests", "plain", "field", "side table");
    for (String name : new TreeSet<>(tests.keySet())) {
      row(name, tests.get(name), failures, name);
    }
    int sum = sum(all.get(Way.PLAIN).runs);
    Map<Way, Map<String, Integer>> sums = new LinkedHashMap<>();
    all.forEach((way, results) -> sums.put(way, Map.of("all", sum(results.failures))));
    row("all", sum, sums, "all");
  }

  private static void row(
      String name, int tests, Map<Way, Map<String, Integer>> failures, String key) {
    System.out.printf(
        ROW,
        name,
        tests,
        failures.get(Way.PLAIN).getOrDefault(key, 0),
        failures.get(Way.FIELD).getOrDefault(key, 0),
        failures.get(Way.SIDE_TABLE).getOrDefault(key, 0));
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String label(Way way) {
    return switch (way) {
      case PLAIN -> "plain";
      case FIELD -> "field";
      case SIDE_TABLE -> "side-table";
    };
  }
}
