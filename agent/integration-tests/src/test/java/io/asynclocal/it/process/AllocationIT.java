package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.program.Allocations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a hop allocates over the plain JVM, summed over the threads that take part.
 *
 * <p>Under the interpreter, which allocates what the byte code says: the figures are the same in
 * every run, and the compiler can only lower them.
 */
class AllocationIT {

  /**
   * Half of the least that an object can grow by. The two runs differ by how often a thread had to
   * wait, and a thread that waits allocates, but not at most of the hand-overs.
   */
  private static final double NOISE = 4;

  /** What an executor that is not the JDK's gets in place of a task. */
  private static final double OF_WRAPPER = 24;

  /** The slots of a new thread, which its own lock has room for. */
  private static final double OF_NEW_THREAD = 32;

  /** A platform thread's start looks whether the initializer of a class is behind it. */
  private static final double OF_LOOK_AT_STACK = 1200;

  /**
   * A future on a worker leaves its values to the worker, and remembers so; a task that another
   * executor bound is entered for the hand-over to its pool, with what puts back all of that. A new
   * thread gets a map of thread locals with three entries, Logback's, as soon as anybody asks for a
   * value.
   */
  private static final Map<String, Double> OF_HOLDERS =
      Map.of(
          "submit",
          16.0,
          "schedule",
          16.0,
          "thenApplyAsync",
          8.0,
          "own-executor",
          40.0,
          "thread",
          200.0,
          "virtual-thread",
          200.0);

  private static final Map<String, Double> BUDGET =
      Map.ofEntries(
          Map.entry("execute-lambda", 8.0),
          Map.entry("execute-class", 8.0),
          Map.entry("execute-shared", 8.0),
          Map.entry("own-executor", OF_WRAPPER),
          Map.entry("submit", 8.0),
          Map.entry("schedule", 8.0),
          Map.entry("thenApply", 8.0),
          Map.entry("thenApplyAsync", 16.0),
          Map.entry("fork", 8.0),
          Map.entry("parallel", 8.0 * 8),
          Map.entry("invokeAll", 8.0),
          Map.entry("thread", OF_NEW_THREAD + OF_LOOK_AT_STACK),
          Map.entry("virtual-thread", OF_NEW_THREAD));

  /** Objects that grow by the field, whether there is a context or not; all others fit it in. */
  private static final Map<String, Double> OF_FIELD =
      Map.of(
          "own-executor",
          OF_WRAPPER,
          "submit",
          8.0,
          "thenApply",
          8.0,
          "thenApplyAsync",
          8.0,
          "invokeAll",
          8.0,
          "parallel",
          8.0);

  private static Map<String, Double> plain;

  @BeforeAll
  static void measurePlain() {
    plain = bytes(0);
    assertThat(plain).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void hop_shouldStayInItsBudget_withOneStorage() {
    assertThat(added(bytes(1, JavaProcess.FLAG)))
        .allSatisfy(
            (kind, bytes) -> assertThat(bytes).as(kind).isLessThan(BUDGET.get(kind) + NOISE));
  }

  @Test
  void hop_shouldCostTheSame_withHundredStorages() {
    assertThat(added(bytes(100, JavaProcess.FLAG)))
        .allSatisfy(
            (kind, bytes) -> assertThat(bytes).as(kind).isLessThan(BUDGET.get(kind) + NOISE));
  }

  @Test
  void hop_shouldAddTheFieldAtMost_withoutContext() {
    assertThat(added(bytes(0, JavaProcess.FLAG)))
        .allSatisfy(
            (kind, bytes) ->
                assertThat(bytes).as(kind).isLessThan(OF_FIELD.getOrDefault(kind, 0.0) + NOISE));
  }

  @Test
  void hop_shouldStayInItsBudget_besideHoldersWithoutValues() {
    String libraries =
        Stream.of("slf4j-api", "logback-classic", "logback-core", "context-propagation")
            .map(JavaProcess::library)
            .collect(Collectors.joining());
    // Of two class paths the last counts.
    String[] options = {
      JavaProcess.FLAG, "-Dholders=true", "-cp", JavaProcess.CLASS_PATH + libraries
    };
    assertThat(added(bytes(1, options)))
        .allSatisfy(
            (kind, bytes) ->
                assertThat(bytes)
                    .as(kind)
                    .isLessThan(BUDGET.get(kind) + OF_HOLDERS.getOrDefault(kind, 0.0) + NOISE));
  }

  private static Map<String, Double> added(Map<String, Double> bytes) {
    assertThat(bytes.keySet()).isEqualTo(plain.keySet());
    bytes.replaceAll((kind, all) -> all - plain.get(kind));
    return bytes;
  }

  /** For each kind of hop the bytes, with so many storages. */
  private static Map<String, Double> bytes(int storages, String... options) {
    List<String> command = new ArrayList<>(List.of("-Xint", "-cp", JavaProcess.CLASS_PATH));
    command.addAll(List.of(options));
    command.addAll(List.of(Allocations.class.getName(), Integer.toString(storages)));
    Map<String, Double> bytes = new LinkedHashMap<>();
    for (String line : JavaProcess.run(command).quiet().out()) {
      int space = line.indexOf(' ');
      bytes.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
    }
    return bytes;
  }
}
