package io.asynclocal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The packaged jar, started as a program. */
class MainIT {

  private record Outcome(int status, String output) {}

  @Test
  void port_in_use_should_be_one_clear_line() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Outcome outcome = start(Map.of("PORT", String.valueOf(taken.getLocalPort())));
      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.output())
          .isEqualToNormalizingNewlines(
              "port " + taken.getLocalPort() + " is in use; set PORT to another\n");
    }
  }

  @Test
  void port_that_is_no_number_should_be_one_clear_line() throws Exception {
    Outcome outcome = start(Map.of("PORT", "http"));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.output())
        .startsWith("PORT is 'http'; it has to be a number")
        .hasLineCount(1);
  }

  @Test
  void unknown_argument_should_be_one_clear_line() throws Exception {
    Outcome outcome = start(Map.of(), "--help");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.output()).startsWith("usage: ").hasLineCount(1);
  }

  @Test
  void child_should_end_with_the_process_that_started_it() throws Exception {
    Process child = process(Map.of("PORT", "0", Main.CHILD_VARIABLE, "true")).start();
    try {
      child.getOutputStream().close();
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).isZero();
    } finally {
      child.destroyForcibly();
    }
  }

  private static Outcome start(Map<String, String> environment, String... arguments)
      throws Exception {
    Process process = process(environment, arguments).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private static ProcessBuilder process(Map<String, String> environment, String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java, "-jar", "target/asynclocal-demo.jar");
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true);
  }
}
