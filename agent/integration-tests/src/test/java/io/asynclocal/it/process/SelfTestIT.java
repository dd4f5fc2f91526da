package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.program.SelfTests;
import org.junit.jupiter.api.Test;

/** A program can find out whether it was started with the flag, and what to do if not. */
class SelfTestIT {

  @Test
  void selfTest_shouldPass_withTheAgent() {
    assertThat(JavaProcess.program(SelfTests.class, JavaProcess.FLAG).quiet().out())
        .containsExactly(
            "active: true",
            "version: 0.1.0-SNAPSHOT",
            "passed: true",
            "the agent 0.1.0-SNAPSHOT runs, and contexts travel");
  }

  @Test
  void selfTest_shouldSayWhatToDo_withoutTheAgent() {
    assertThat(JavaProcess.program(SelfTests.class).quiet().out())
        .containsExactly(
            "active: false",
            "version: none",
            "passed: false",
            "the agent does not run: start the JVM with -javaagent:asynclocal-agent.jar");
  }
}
