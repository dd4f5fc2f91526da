package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import io.asynclocal.it.process.program.ForeignClose;
import io.asynclocal.it.process.program.Hello;
import io.asynclocal.it.process.program.Travels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that count, and mistyped ones that are never silently ignored. */
class OptionsIT {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "exlude=a.B | option 'exlude=a.B' is unknown; did you mean exclude? Allowed:",
        "log=loud | option log has the bad value 'loud'; did you mean",
        "strict | 'strict' is not of the form key=value"
      })
  void mistypedOption_shouldStopTheStart_withOneLine(String flag, String line) {
    Outcome outcome = JavaProcess.program(Hello.class, JavaProcess.FLAG + "=" + flag);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).singleElement().asString().startsWith("asynclocal: " + line);
  }

  @Test
  void mistypedProperty_shouldStopTheStart() {
    Outcome outcome =
        JavaProcess.program(Hello.class, "-Dasynclocal.strickt=true", JavaProcess.FLAG);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).singleElement().asString().contains("did you mean strict?");
  }

  @Test
  void mistypedVariable_shouldStopTheStart() {
    Outcome outcome =
        JavaProcess.run(
            JavaProcess.onClassPath(Hello.class, JavaProcess.FLAG),
            Map.of("ASYNCLOCAL_LOG", "wran"));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).singleElement().asString().contains("did you mean warn?");
  }

  @Test
  void onErrorContinue_shouldPrintTheLine_andRunWithoutTheAgent() {
    Outcome outcome =
        JavaProcess.program(Travels.class, JavaProcess.FLAG + "=on-error=continue,log=loud");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).singleElement().asString().contains("bad value 'loud'");
    assertThat(outcome.out()).isNotEmpty().allMatch(line -> line.endsWith(": null"));
  }

  @Test
  void flag_shouldCountBeforeProperty_andPropertyBeforeVariable() {
    Map<String, String> variable = Map.of("ASYNCLOCAL_LOG", "info");
    assertThat(saysHow(variable, JavaProcess.FLAG)).isTrue();
    assertThat(saysHow(variable, "-Dasynclocal.log=off", JavaProcess.FLAG)).isFalse();
    assertThat(saysHow(variable, "-Dasynclocal.log=off", JavaProcess.FLAG + "=log=info")).isTrue();
  }

  @Test
  void configFile_shouldCountLeast_andItsMistakesStopTheStart(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("a.properties"), "log=info");
    String flag = JavaProcess.FLAG + "=config=" + file;
    assertThat(saysHow(Map.of(), flag)).isTrue();
    assertThat(saysHow(Map.of("ASYNCLOCAL_LOG", "off"), flag)).isFalse();
    Files.writeString(file, "lgo=info");
    Outcome outcome = JavaProcess.program(Hello.class, flag);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .singleElement()
        .asString()
        .startsWith("asynclocal: config file " + file + ": lgo is unknown; did you mean log?");
  }

  @Test
  void logDebug_shouldPrintEveryOptionInForce_andWhereItCameFrom() {
    Outcome outcome =
        JavaProcess.program(
            Hello.class, "-Dasynclocal.strict=true", JavaProcess.FLAG + "=log=debug");
    assertThat(outcome.err())
        .contains(
            "asynclocal: log=debug (from option log)",
            "asynclocal: strict=true (from system property asynclocal.strict)",
            "asynclocal: on-error=exit (default)");
  }

  @Test
  void secondFlag_shouldChangeNothing_andSaySo() {
    Outcome outcome =
        JavaProcess.program(Travels.class, JavaProcess.FLAG, JavaProcess.FLAG + "=exclude=*");
    assertThat(outcome.err())
        .containsExactly(
            "asynclocal: the agent is in this JVM already; nothing changes, and the second one's"
                + " options are not looked at");
    Arrivals.assertAllIn(new Outcome(outcome.status(), outcome.out(), List.of()));
  }

  @Test
  void strict_shouldThrowWhereAWarningIsEnoughOtherwise() {
    Outcome lenient = JavaProcess.program(ForeignClose.class, JavaProcess.FLAG);
    assertThat(lenient.out()).containsExactly("ignored");
    assertThat(lenient.err()).anyMatch(line -> line.contains("was closed on another thread"));
    assertThat(
            JavaProcess.program(ForeignClose.class, JavaProcess.FLAG + "=strict=true")
                .quiet()
                .out())
        .containsExactly("thrown");
  }

  private static boolean saysHow(Map<String, String> environment, String... options) {
    return JavaProcess.run(JavaProcess.onClassPath(Hello.class, options), environment)
        .err()
        .stream()
        .anyMatch(line -> line.contains("contexts travel"));
  }
}
