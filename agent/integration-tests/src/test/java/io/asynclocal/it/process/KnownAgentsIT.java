package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import io.asynclocal.it.process.program.BesideBlockHound;
import io.asynclocal.it.process.program.BesideOpenTelemetry;
import io.asynclocal.it.process.program.BesideTtl;
import io.asynclocal.it.process.program.Travels;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside agents that programs have, in both orders: both do their work, and nobody complains. */
class KnownAgentsIT {

  private static final Path AGENTS = Path.of("target/agents").toAbsolutePath();

  private static final List<String> FOR_BLOCK_HOUND =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+AllowRedefinitionToAddDeleteMethods",
          "-XX:+EnableDynamicAgentLoading",
          "-Djdk.attach.allowAttachSelf=true");

  private static final String THEIRS = "-javaagent:" + jar("opentelemetry-javaagent");

  /** What we say where we carry it. */
  private static final String CARRIED =
      "asynclocal: values of io.opentelemetry.context.LazyStorage travel";

  @TempDir private Path folder;

  @ParameterizedTest(name = "ours first: {0}")
  @ValueSource(booleans = {true, false})
  void openTelemetry_shouldCarryItsContext_andWeOurs(boolean oursFirst) {
    // Their agent carries nothing to the dependents of a future; ours would.
    assertTravels(
        besideOpenTelemetry(
            oursFirst ? List.of(JavaProcess.FLAG, THEIRS) : List.of(THEIRS, JavaProcess.FLAG)),
        "submit: theirs",
        "execute: theirs",
        "dependent: null",
        "nobody: null");
  }

  @ParameterizedTest(name = "ours first: {0}")
  @ValueSource(booleans = {true, false})
  void openTelemetrysContext_shouldBeLeftToItsAgent(boolean oursFirst) {
    String ours = JavaProcess.FLAG + "=log=debug";
    Outcome outcome =
        besideOpenTelemetry(oursFirst ? List.of(ours, THEIRS) : List.of(THEIRS, ours));
    assertThat(outcome.out()).contains("submit: theirs", "dependent: null", "nobody: null");
    assertThat(outcome.err()).anyMatch(line -> line.startsWith("asynclocal"));
    assertThat(outcome.err()).doesNotContain(CARRIED);
  }

  @Test
  void openTelemetrysContext_shouldBeOurs_whereItsAgentIsNot() {
    Outcome outcome = besideOpenTelemetry(List.of(JavaProcess.FLAG + "=log=debug"));
    assertThat(outcome.out()).contains("submit: theirs", "dependent: theirs", "nobody: null");
    assertThat(outcome.err()).contains(CARRIED);
  }

  private static Outcome besideOpenTelemetry(List<String> agents) {
    List<String> arguments = new ArrayList<>(agents);
    arguments.addAll(
        List.of(
            "-Dotel.traces.exporter=none",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none"));
    return program(
        BesideOpenTelemetry.class,
        arguments,
        "opentelemetry-api",
        "opentelemetry-context",
        "opentelemetry-common");
  }

  @ParameterizedTest(name = "ours first: {0}")
  @ValueSource(booleans = {true, false})
  void ttl_shouldCarryItsValues_andWeOurs(boolean oursFirst) {
    String ttl = "transmittable-thread-local-" + System.getProperty("ttl.version");
    Outcome outcome = run(oursFirst, "-javaagent:" + jar(ttl), BesideTtl.class, List.of(), ttl);
    assertTravels(outcome, "submit: theirs", "execute: theirs", "nobody: null");
  }

  @ParameterizedTest(name = "ours first: {0}")
  @ValueSource(booleans = {true, false})
  void jacoco_shouldWriteWhatWasCovered_andContextsTravel(boolean oursFirst) throws IOException {
    Path data = folder.resolve("jacoco.exec");
    Outcome outcome =
        run(
            oursFirst,
            "-javaagent:" + jar("org.jacoco.agent-runtime") + "=destfile=" + data,
            Travels.class,
            List.of());
    Arrivals.assertAllIn(outcome);
    assertThat(Files.readString(data, StandardCharsets.ISO_8859_1))
        .contains("io/asynclocal/it/process/program/Travels");
  }

  @ParameterizedTest(name = "ours first: {0}")
  @ValueSource(booleans = {true, false})
  void blockHound_shouldFindWhatBlocks_andContextsTravel(boolean oursFirst) {
    String theirs = "-javaagent:" + jar("blockhound");
    assertTravels(
        run(oursFirst, theirs, BesideBlockHound.class, FOR_BLOCK_HOUND, "blockhound"),
        "found: sleep",
        "elsewhere: nothing");
  }

  /** It installs itself, by an agent that is attached from inside. */
  @ParameterizedTest
  @ValueSource(strings = {"", "what it rewrites is in use before"})
  void blockHoundInstalledByTheProgram_shouldFindWhatBlocks_andContextsTravel(String before) {
    List<String> arguments = new ArrayList<>(FOR_BLOCK_HOUND);
    arguments.addAll(
        List.of(
            JavaProcess.FLAG,
            "-cp",
            JavaProcess.CLASS_PATH + File.pathSeparator + jar("blockhound"),
            BesideBlockHound.class.getName()));
    if (!before.isEmpty()) {
      arguments.add(before);
    }
    assertTravels(JavaProcess.run(arguments), "found: sleep", "elsewhere: nothing");
  }

  private static Outcome run(
      boolean oursFirst,
      String theirs,
      Class<?> program,
      List<String> options,
      String... jarsOfProgram) {
    List<String> arguments = new ArrayList<>(options);
    arguments.add(oursFirst ? JavaProcess.FLAG : theirs);
    arguments.add(oursFirst ? theirs : JavaProcess.FLAG);
    return program(program, arguments, jarsOfProgram);
  }

  private static Outcome program(Class<?> program, List<String> options, String... jarsOfProgram) {
    List<String> arguments = new ArrayList<>(options);
    StringBuilder classPath = new StringBuilder(JavaProcess.CLASS_PATH);
    for (String jar : jarsOfProgram) {
      classPath.append(File.pathSeparator).append(jar(jar));
    }
    arguments.addAll(List.of("-cp", classPath.toString(), program.getName()));
    return JavaProcess.run(arguments);
  }

  private static String jar(String name) {
    return AGENTS.resolve(name + ".jar").toString();
  }

  /** All that is ours arrives, theirs as it should, and we say nothing. */
  private static void assertTravels(Outcome outcome, String... theirs) {
    assertThat(outcome.err()).filteredOn(line -> line.startsWith("asynclocal")).isEmpty();
    assertThat(outcome.out()).contains(theirs);
    List<String> ours = new ArrayList<>(outcome.out());
    ours.removeAll(List.of(theirs));
    assertThat(ours).hasSizeGreaterThan(8).allMatch(line -> line.endsWith(": ada"));
    assertThat(outcome.status()).isZero();
  }
}
