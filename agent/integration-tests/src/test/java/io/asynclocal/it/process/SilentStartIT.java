package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import io.asynclocal.it.process.program.Hello;
import io.asynclocal.it.process.program.Travels;
import io.asynclocal.it.process.program.UsesExecutors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A good start is not noticed: the same output, the same exit status, the same stack traces. */
class SilentStartIT {

  @ParameterizedTest
  @ValueSource(classes = {Hello.class, UsesExecutors.class})
  void program_shouldPrintTheSame_withTheAgent(Class<?> program) {
    Outcome plain = JavaProcess.program(program);
    assertThat(plain.status()).isNotZero();
    assertThat(plain.err()).isNotEmpty();
    assertThat(JavaProcess.program(program, JavaProcess.FLAG)).isEqualTo(plain);
  }

  @Test
  void start_shouldPrintNothing_withEveryCheckOfTheJvm() {
    Outcome outcome =
        JavaProcess.program(Travels.class, "-Xcheck:jni", "-Xverify:all", JavaProcess.FLAG);
    assertThat(outcome.out())
        .filteredOn(line -> !isOfJvmItself(line))
        .isNotEmpty()
        .allMatch(line -> line.endsWith(": ada"));
    assertThat(outcome.err()).filteredOn(line -> !line.contains("-Xverify")).isEmpty();
  }

  @Test
  void start_shouldWork_withoutTheDesktopAndLoggingModules() {
    Outcome outcome =
        JavaProcess.program(Travels.class, "--limit-modules", "java.instrument", JavaProcess.FLAG);
    Arrivals.assertAllIn(outcome);
  }

  @Test
  void start_shouldReportItself_withLogInfo() {
    Outcome outcome = JavaProcess.program(Hello.class, JavaProcess.FLAG + "=log=info");
    assertThat(outcome.out()).containsExactly("hello");
    assertThat(outcome.err())
        .isEqualTo(
            List.of(
                "asynclocal: the agent 0.1.0-SNAPSHOT runs, and contexts travel",
                "to whom it may concern"));
  }

  /** JDK 17 warns of its own native code that lists the loaded classes, with a stack trace. */
  private static boolean isOfJvmItself(String line) {
    return line.startsWith("WARNING: JNI local refs: ") || line.startsWith("\tat ");
  }
}
