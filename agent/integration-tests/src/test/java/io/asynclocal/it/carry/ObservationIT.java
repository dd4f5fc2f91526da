package io.asynclocal.it.carry;

import io.micrometer.observation.NullObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/** Micrometer's observations, whose accessor opens and closes scopes. */
class ObservationIT extends CarryContract {

  private static final ObservationRegistry REGISTRY = ObservationRegistry.create();

  static {
    REGISTRY.observationConfig().observationHandler(context -> true);
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
