package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The agent's jar as a command: what users type to put it into a program that runs. */
final class Attacher {

  private Attacher() {}

  /** The command with the java of a JDK, which is that of the tests or another. */
  static Outcome command(Path jdk, String... arguments) {
    List<String> command = new ArrayList<>(List.of("-jar", JavaProcess.AGENT.toString()));
    command.addAll(List.of(arguments));
    return JavaProcess.run(jdk, command, Map.of());
  }

  /**
   * Starts a program that prints "ready", does something about its process, sends it a line, and
   * returns what it printed after that, errors included.
   */
  static <T> List<String> around(
      Path jdk, Class<?> program, List<String> options, Function<String, T> act)
      throws IOException {
    Process process =
        JavaProcess.builder(
                jdk, JavaProcess.onClassPath(program, options.toArray(new String[0])), Map.of())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");
      act.apply(String.valueOf(process.pid()));
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      return out.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }

  /** The JDK of the tests, and those beside it. */
  static Collection<Path> jdks() throws IOException {
    Path own = Path.of(System.getProperty("java.home"));
    List<Path> jdks = new ArrayList<>(List.of(own));
    try (Stream<Path> beside = Files.list(own.getParent())) {
      beside
          .filter(jdk -> !Files.isSymbolicLink(jdk))
          .filter(jdk -> Files.isExecutable(jdk.resolve("bin/javac")) && !jdk.equals(own))
          .forEach(jdks::add);
    }
    return jdks;
  }
}
