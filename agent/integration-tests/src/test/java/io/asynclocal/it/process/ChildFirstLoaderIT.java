package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;
import io.asynclocal.it.process.program.OwnLoaders;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A copy of the API in a loader of its own, and several of them on one pool. */
class ChildFirstLoaderIT {

  private static final List<String> OF_APPLICATIONS =
      List.of("on entry: null", "own user: ada", "on exit: null");

  @Test
  void c7_copies_shouldCarryTheirOwnContextEveryWay_andNotMix() {
    Outcome outcome = JavaProcess.program(OwnLoaders.class, JavaProcess.FLAG).quiet();
    int ways = outcome.out().size() - OF_APPLICATIONS.size();
    Arrivals.assertAllIn(new Outcome(0, outcome.out().subList(0, ways), List.of()));
    assertThat(outcome.out().subList(ways, outcome.out().size())).isEqualTo(OF_APPLICATIONS);
  }
}
