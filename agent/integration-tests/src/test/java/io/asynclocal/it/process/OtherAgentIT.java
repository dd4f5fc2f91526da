package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import io.asynclocal.it.process.program.OtherAgent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside an agent that rewrites the same classes, whichever of the two comes first. */
class OtherAgentIT {

  @TempDir private Path folder;
  private Path other;

  @BeforeEach
  void packTheOther() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", OtherAgent.class.getName());
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    other = Modules.jar(folder.resolve("other.jar"), manifest);
  }

  @Test
  void oursFirst_shouldCarry_beforeAndAfterAnotherRewriting() {
    assertTravelsTwice(start(JavaProcess.FLAG, "-javaagent:" + other));
  }

  @Test
  void oursLast_shouldCarry_inTheSideTable() {
    assertTravelsTwice(start("-javaagent:" + other, JavaProcess.FLAG));
  }

  private Outcome start(String first, String second) {
    String classPath = JavaProcess.API + File.pathSeparator + other;
    return JavaProcess.run(List.of(first, second, "-cp", classPath, OtherAgent.class.getName()));
  }

  private static void assertTravelsTwice(Outcome outcome) {
    int half = outcome.out().size() / 2;
    assertThat(outcome.out()).hasSizeGreaterThan(2);
    for (List<String> part :
        List.of(outcome.out().subList(0, half), outcome.out().subList(half, 2 * half))) {
      Arrivals.assertAllIn(new Outcome(outcome.status(), part, outcome.err()));
    }
  }
}
