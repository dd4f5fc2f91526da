package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import io.asynclocal.it.process.program.MillionRequests;
import io.asynclocal.it.process.program.WebApplications;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is kept, however long a server runs. */
class LongRunIT {

  private static final int PATIENCE_SECONDS = 280;
  private static final int MEGABYTES = 8;

  @Test
  @Timeout(300)
  void millionRequests_shouldNotGrowAHeapOf64Megabytes() {
    assertKeepsNothing(1_000_000, JavaProcess.FLAG);
  }

  @Test
  @Timeout(300)
  void manyRequests_shouldNotGrowIt_withContextsInTheSideTable() {
    assertKeepsNothing(100_000, JavaProcess.FLAG + "=ride=side-table");
  }

  private static void assertKeepsNothing(int requests, String flag) {
    List<String> arguments =
        new ArrayList<>(
            JavaProcess.onClassPath(MillionRequests.class, flag, "-Xmx64m", "-XX:+UseSerialGC"));
    arguments.add(String.valueOf(requests));
    Outcome outcome = JavaProcess.run(arguments, PATIENCE_SECONDS).quiet();
    assertThat(outcome.out().get(0)).isEqualTo("stores left: 0");
    assertThat(outcome.out().get(1)).startsWith("megabytes grown: ");
    assertThat(Integer.parseInt(outcome.out().get(1).replaceAll(".*: ", ""))).isLessThan(MEGABYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=ride=side-table", "=exclude=no.such.Class"})
  void applications_shouldGoWithTheirLoaders(String options) {
    assertThat(JavaProcess.program(WebApplications.class, JavaProcess.FLAG + options).quiet().out())
        .containsExactly("loaders left: 0");
  }
}
