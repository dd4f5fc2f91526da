package io.asynclocal.it.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs programs of others with and without the agent, compares what can be noticed, and prints a
 * table. A line of a log that differs counts only where two plain runs do not differ in it as well.
 */
public final class RealPrograms {

  private static final String ROW = "%-22s %-10s %7s %7s  %-8s %-8s %-6s %s%n";

  private final Path java;
  private final String flag;
  private final Path runs;
  private final List<String> differences = new ArrayList<>();

  private RealPrograms(Path java, String flag, Path runs) {
    this.java = java;
    this.flag = flag;
    this.runs = runs;
  }

  /** Arguments: the repository, and the names of programs where not all are meant. */
  public static void main(String[] arguments) throws Exception {
    Path repository = Path.of(arguments[0]).toAbsolutePath().normalize();
    Path tests = repository.resolve("agent/integration-tests");
    RealPrograms comparison =
        new RealPrograms(
            Path.of(System.getProperty("java.home"), "bin/java"),
            "-javaagent:" + repository.resolve("agent/javaagent/target/asynclocal-agent.jar"),
            tests.resolve("real-programs/target/runs"));
    System.out.println("On JDK " + Runtime.version() + ", seconds to the first answer:");
    System.out.printf(
        ROW, "program", "version", "without", "with", "answers", "log", "status", "verdict");
    boolean same = true;
    for (RealProgram program : Programs.in(repository)) {
      if (arguments.length == 1 || List.of(arguments).contains(program.name)) {
        same &= comparison.isSame(program);
      }
    }
    comparison.differences.forEach(System.out::println);
    System.exit(same ? 0 : 1);
  }

  private boolean isSame(RealProgram program) throws Exception {
    try {
      Run plain = run(program, "", "without");
      Run with = run(program, flag, "with");
      Set<String> log = withoutGains(program, logDifference(program, plain, with));
      Set<String> answers = difference(plain.answers, with.answers);
      boolean same = answers.isEmpty() && log.isEmpty() && plain.status == with.status;
      note(program, "answer", answers);
      note(program, "log", log);
      System.out.printf(
          ROW,
          program.name,
          program.version,
          seconds(plain.startSeconds),
          seconds(with.startSeconds),
          plain.answers.size() + (answers.isEmpty() ? " same" : " DIFFER"),
          plain.log.size() + (log.isEmpty() ? " same" : " DIFFER"),
          plain.status + (plain.status == with.status ? "" : "/" + with.status),
          same ? "same" : "DIFFERENT");
      return same;
    } catch (IOException e) {
      System.out.printf(
          ROW, program.name, program.version, "", "", "", "", "", "FAILED: " + e.getMessage());
      return false;
    }
  }

  private static Set<String> withoutGains(RealProgram program, Set<String> log) {
    Set<String> result = new LinkedHashSet<>(log);
    for (String line : program.gains()) {
      if (!result.remove(line)) {
        result.add("should differ, and does not: " + line);
      }
    }
    return result;
  }

  private Set<String> logDifference(RealProgram program, Run plain, Run with) throws Exception {
    Set<String> differs = difference(plain.log, with.log);
    if (!differs.isEmpty()) {
      Run again = run(program, "", "without-again");
      List<String> ever = new ArrayList<>(plain.log);
      ever.addAll(again.log);
      differs.removeIf(
          line ->
              with.log.contains(line)
                  ? ever.contains(line)
                  : !(plain.log.contains(line) && again.log.contains(line)));
    }
    with.log.stream().filter(line -> line.startsWith("asynclocal: ")).forEach(differs::add);
    return differs;
  }

  private Run run(RealProgram program, String withFlag, String label) throws Exception {
    Path folder = runs.resolve(program.name.replace(' ', '-') + "-" + label);
    delete(folder);
    Files.createDirectories(folder);
    return Run.of(program, java, withFlag, folder);
  }

  private void note(RealProgram program, String what, Set<String> lines) {
    for (String line : lines) {
      if (differences.size() < 100) {
        differences.add(program.name + ", " + what + ": " + line);
      }
    }
  }

  /** Lines of one alone, each with the number of times that it is there. */
  private static Set<String> difference(List<String> one, List<String> other) {
    Set<String> result = new LinkedHashSet<>(one);
    result.addAll(other);
    result.removeIf(
        line ->
            one.stream().filter(line::equals).count()
                == other.stream().filter(line::equals).count());
    return result;
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
