package io.asynclocal.it.soak;

import io.asynclocal.it.thread.ThreadContexts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@link SoakRun} in one JVM after the other, on each JDK in every configuration in turn, and
 * prints a table for each JDK at the end, also where it is interrupted.
 */
final class Soak {

  private static final int LONGEST_SLICE_SECONDS = 90;
  private static final int SEEDS_OF_A_SLICE = 1_000_000;

  /** Beyond its time a JVM waits for tasks that are late, but not for ever. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final List<Configuration> CONFIGURATIONS =
      List.of(
          new Configuration("field", "", List.of()),
          new Configuration("side table", "=ride=side-table", List.of()),
          new Configuration("field, common pool of 3", "", List.of(Configuration.COMMON_POOL)),
          new Configuration(
              "side table, common pool of 3",
              "=ride=side-table",
              List.of(Configuration.COMMON_POOL)));

  private final String agent;
  private final List<Table> tables = new ArrayList<>();
  private long seed = System.nanoTime();
  private boolean isBroken;
  private volatile Process running;
  private volatile boolean isEnding;

  private record Configuration(String name, String agentOptions, List<String> jvmOptions) {
    static final String COMMON_POOL = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3";
  }

  private Soak(String agent) {
    this.agent = agent;
  }

  /**
   * Runs.
   *
   * @param arguments the minutes in all, the agent's jar, and the homes of the JDKs
   */
  public static void main(String[] arguments) throws Exception {
    Soak soak = new Soak(arguments[1]);
    for (String home : List.of(arguments).subList(2, arguments.length)) {
      soak.tables.add(new Table(home));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(soak::end));
    soak.run(Duration.ofMinutes(Long.parseLong(arguments[0])).toSeconds());
    System.exit(soak.isBroken || soak.tables.stream().anyMatch(Table::hasFailures) ? 1 : 0);
  }

  private void run(long seconds) throws Exception {
    int each = tables.size() * CONFIGURATIONS.size();
    long rounds = Math.max(1, seconds / ((long) each * LONGEST_SLICE_SECONDS));
    long slice = Math.max(1, seconds / (each * rounds));
    System.out.println("soak: seed " + seed + ", " + each * rounds + " JVMs of " + slice + " s");
    for (int round = 0; round < rounds; round++) {
      for (Configuration configuration : CONFIGURATIONS) {
        for (Table table : tables) {
          if (isEnding) {
            return;
          }
          run(table, configuration, slice);
          seed += SEEDS_OF_A_SLICE;
        }
      }
    }
  }

  private void run(Table table, Configuration configuration, long seconds) throws Exception {
    Process process = start(table, configuration, seconds);
    running = process;
    Thread watchdog = new Thread(() -> endLate(process, seconds), "watchdog");
    watchdog.setDaemon(true);
    watchdog.start();
    Report report = Report.EMPTY;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (Report.isLine(line)) {
          report = Report.parse(line);
          table.set(report);
        } else if (!table.learn(line)) {
          System.out.println(line);
        }
      }
    }
    table.endSlice();
    int status = process.waitFor();
    if (isEnding) {
      return;
    }
    if (status != 0) {
      isBroken = true;
      System.out.println("soak: a JVM ended with status " + status);
    }
    System.out.println(
        "soak: " + table.name() + ", " + configuration.name + ": " + report.outcome());
  }

  private Process start(Table table, Configuration configuration, long seconds) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(table.home(), "bin", "java").toString());
    command.add("-javaagent:" + agent + configuration.agentOptions);
    command.addAll(configuration.jvmOptions);
    // A small heap, so that what is kept shows in the end.
    command.addAll(List.of(ThreadContexts.FLAG, "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), SoakRun.class.getName()));
    command.addAll(List.of(Long.toString(seconds), Long.toString(seed)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void endLate(Process process, long seconds) {
    try {
      if (!process.waitFor(seconds + PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        System.out.println("soak: a JVM does not end; killed");
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As the JVM ends, by itself or because it is told to. */
  private void end() {
    isEnding = true;
    Process process = running;
    if (process != null) {
      process.destroyForcibly();
    }
    tables.forEach(table -> System.out.print(table.text()));
  }
}
