package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.program.ByHand;
import io.asynclocal.it.process.program.Travels;
import org.junit.jupiter.api.Test;

/** The API alone: right on one thread and by hand, and lost on every other way. */
class NoAgentIT {

  private static final String[] BY_HAND = {
    "same thread: ada", "bind: ada", "snapshot: ada", "propagating: ada", "afterwards: null"
  };

  @Test
  void l4_byHand_shouldArrive() {
    assertThat(JavaProcess.program(ByHand.class).quiet().out()).containsExactly(BY_HAND);
  }

  @Test
  void l4_byHandWithTheAgent_shouldArriveAsWell() {
    assertThat(JavaProcess.program(ByHand.class, JavaProcess.FLAG).quiet().out())
        .containsExactly(BY_HAND);
  }

  @Test
  void withoutTheAgent_everyWayShouldLoseIt() {
    assertThat(JavaProcess.program(Travels.class).quiet().out())
        .hasSizeGreaterThanOrEqualTo(9)
        .allMatch(line -> line.endsWith(": null"));
  }
}
