package io.asynclocal.it.tck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a report of {@link TckRun} says, by test: {@code testName(ClassName)}. */
final class Results {

  /** A suite for each implementation of an interface has tests of the same name. */
  final Map<String, Integer> runs = new TreeMap<>();

  final Map<String, Integer> failures = new TreeMap<>();
  final Map<String, String> reasons = new TreeMap<>();
  private String last = "none";
  private boolean hasEnded;

  private Results() {}

  static Results read(Path report) throws IOException {
    Results results = new Results();
    for (String line : Files.readAllLines(report, StandardCharsets.UTF_8)) {
      results.read(line);
    }
    return results;
  }

  private void read(String line) {
    if (line.startsWith(TckRun.BEGINS)) {
      last = line.substring(TckRun.BEGINS.length());
      runs.merge(last, 1, Integer::sum);
    } else if (line.startsWith(TckRun.FAILS)) {
      String[] parts = line.split("\t", 3);
      failures.merge(parts[1], 1, Integer::sum);
      reasons.putIfAbsent(parts[1], parts.length > 2 ? parts[2] : "");
    } else if (line.equals(TckRun.ENDED)) {
      hasEnded = true;
    }
  }

  boolean hasEnded() {
    return hasEnded;
  }

  /** The test that began last: where the run did not end, the one that hangs or ended the JVM. */
  String last() {
    return last;
  }

  int failuresOf(String test) {
    return failures.getOrDefault(test, 0);
  }

  /** Tests that fail here more often than there. */
  List<String> failsMoreThan(Results other) {
    return failures.keySet().stream()
        .filter(test -> failuresOf(test) > other.failuresOf(test))
        .toList();
  }

  static String classOf(String test) {
    return test.replaceFirst(".*\\((.*)\\)", "$1");
  }

  /** The counts of these tests, by class. */
  static Map<String, Integer> byClass(Map<String, Integer> tests) {
    Map<String, Integer> classes = new TreeMap<>();
    tests.forEach((test, count) -> classes.merge(classOf(test), count, Integer::sum));
    return classes;
  }
}
