package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM like the one of the tests, started with these arguments, and what became of it. */
final class JavaProcess {

  static final Path AGENT = Path.of(System.getProperty("agent.jar")).toAbsolutePath().normalize();
  static final Path API = Path.of(System.getProperty("api.jar")).toAbsolutePath().normalize();

  /** The folder of the programs' classes. */
  static final Path PROGRAMS =
      Path.of(JavaProcess.class.getProtectionDomain().getCodeSource().getLocation().getPath());

  static final String FLAG = "-javaagent:" + AGENT;
  static final String CLASS_PATH = API + File.pathSeparator + PROGRAMS;

  /** Where the started agents keep what they rewrote, unless a test says something else. */
  static final Path CACHE = PROGRAMS.resolveSibling("cache");

  private static final Path OWN_JDK = Path.of(System.getProperty("java.home"));
  private static final int PATIENCE_SECONDS = 120;

  /** How it ended; the streams without the line ends of this system. */
  record Outcome(int status, List<String> out, List<String> err) {

    /** This outcome, after an assertion that all went well and nothing was said aside. */
    Outcome quiet() {
      assertThat(err).isEmpty();
      assertThat(status).isZero();
      return this;
    }
  }

  private JavaProcess() {}

  /** Runs to its end, with no environment but that of the system. */
  static Outcome run(List<String> arguments) {
    return run(arguments, Map.of());
  }

  /** Runs to its end, which may take longer than usual. */
  static Outcome run(List<String> arguments, int patienceSeconds) {
    return run(OWN_JDK, arguments, Map.of(), patienceSeconds);
  }

  /** Runs to its end, with these environment variables in addition. */
  static Outcome run(List<String> arguments, Map<String, String> environment) {
    return run(OWN_JDK, arguments, environment, PATIENCE_SECONDS);
  }

  /** The same with another JDK. */
  static Outcome run(Path jdk, List<String> arguments, Map<String, String> environment) {
    return run(jdk, arguments, environment, PATIENCE_SECONDS);
  }

  private static Outcome run(
      Path jdk, List<String> arguments, Map<String, String> environment, int patienceSeconds) {
    try {
      Path out = Files.createTempFile("out", ".txt");
      Path err = Files.createTempFile("err", ".txt");
      Process process =
          builder(jdk, arguments, environment)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + arguments + lines(out) + lines(err));
      }
      Outcome outcome = new Outcome(process.exitValue(), lines(out), lines(err));
      Files.delete(out);
      Files.delete(err);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A program of the tests, on the class path, with these options of the JVM. */
  static Outcome program(Class<?> program, String... options) {
    return run(onClassPath(program, options));
  }

  static List<String> onClassPath(Class<?> program, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-cp", CLASS_PATH, program.getName()));
    return arguments;
  }

  /** For a process that the test talks to while it runs. */
  static ProcessBuilder builder(List<String> arguments, Map<String, String> environment) {
    return builder(OWN_JDK, arguments, environment);
  }

  /** The same with another JDK. */
  static ProcessBuilder builder(Path jdk, List<String> arguments, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().keySet().removeIf(name -> name.startsWith("ASYNCLOCAL_"));
    builder.environment().put("ASYNCLOCAL_CACHE", CACHE.toString());
    builder.environment().putAll(environment);
    return builder;
  }

  /** A library that the tests have, to be put behind a class path. */
  static String library(String jar) {
    String libraries = System.getProperty("libraries");
    return Stream.concat(
            Stream.of(new File(libraries).listFiles()).map(File::getPath),
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)))
        .filter(path -> new File(path).getName().startsWith(jar))
        .map(path -> File.pathSeparator + path)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + jar));
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, StandardCharsets.UTF_8);
  }
}
