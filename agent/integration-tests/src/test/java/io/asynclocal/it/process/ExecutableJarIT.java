package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The jar started as a program says what it is. */
class ExecutableJarIT {

  @Test
  void jar_shouldPrintItsVersionAndItsOptions() {
    List<String> out = JavaProcess.run(List.of("-jar", JavaProcess.AGENT.toString())).quiet().out();
    assertThat(out).first().isEqualTo("asynclocal agent 0.1.0-SNAPSHOT");
    for (String option :
        List.of("exclude=", "carry=", "carry-copy=", "log=", "strict=", "on-error=", "ride=")) {
      assertThat(out).anyMatch(line -> line.strip().startsWith(option));
    }
  }
}
