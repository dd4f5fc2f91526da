package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.JavaProcess.Outcome;

/** What {@code Travels} prints where every way carries the context. */
final class Arrivals {

  private static final int WAYS = Runtime.version().feature() >= 21 ? 10 : 9;

  private Arrivals() {}

  static void assertAllIn(Outcome outcome) {
    assertThat(outcome.quiet().out()).hasSize(WAYS).allMatch(line -> line.endsWith(": ada"));
  }
}
