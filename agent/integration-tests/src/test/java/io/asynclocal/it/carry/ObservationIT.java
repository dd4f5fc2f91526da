package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import io.micrometer.observation.NullObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.BeforeAll;

/** Micrometer's observations, whose accessor opens and closes scopes. */
class ObservationIT extends CarryContract {

  private static final ObservationRegistry REGISTRY = ObservationRegistry.create();

  static {
    REGISTRY.observationConfig().observationHandler(context -> true);
  }

  /** A program has its registry before it has anything to carry. */
  @BeforeAll
  static void useTheRegistry() {
    assertThat(ContextRegistry.getInstance().getThreadLocalAccessors()).isNotEmpty();
  }

  @Override
  @SuppressWarnings("MustBeClosed")
  void set(String value) {
    Observation.start(value, REGISTRY).openScope();
  }

  @Override
  String get() {
    Observation current = REGISTRY.getCurrentObservation();
    return current == null || current instanceof NullObservation
        ? null
        : current.getContext().getName();
  }

  @Override
  void clear() {
    while (REGISTRY.getCurrentObservationScope() != null) {
      REGISTRY.getCurrentObservationScope().close();
    }
  }
}
