package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import io.asynclocal.it.process.program.Excluding;
import io.asynclocal.it.process.program.ForeignClose;
import io.asynclocal.it.process.program.Hello;
import io.asynclocal.it.process.program.Travels;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that count, and mistyped ones that are never silently ignored. */
class OptionsIT {

  private static final String EXCLUDED = "exclude=io.asynclocal.it.process.program.Excluding$";

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
  void exclude_shouldLeaveNamedTasksAndExecutorsAlone() {
    assertThat(excluding("log=warn")).containsExactly("task: ada", "executor: ada");
    assertThat(excluding(EXCLUDED + "Task")).containsExactly("task: null", "executor: ada");
    assertThat(excluding(EXCLUDED + "OwnExecutor")).containsExactly("task: ada", "executor: null");
    assertThat(excluding("exclude=com.example.*:io.asynclocal.it.*"))
        .containsExactly("task: null", "executor: null");
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

  private static Iterable<String> excluding(String options) {
    return JavaProcess.program(Excluding.class, JavaProcess.FLAG + "=" + options).quiet().out();
  }

  private static boolean saysHow(Map<String, String> environment, String... options) {
    return JavaProcess.run(JavaProcess.onClassPath(Hello.class, options), environment)
        .err()
        .stream()
        .anyMatch(line -> line.contains("contexts travel"));
  }
}
