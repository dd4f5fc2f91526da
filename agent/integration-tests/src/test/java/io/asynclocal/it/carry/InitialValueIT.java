package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A {@code ThreadLocal} with an initial value, which no hop makes. */
class InitialValueIT extends CarryContract {

  @Override
  void set(String value) {
    Fields.initial().set(value);
  }

  @Override
  String get() {
    String value = Fields.initial().get();
    return Fields.INITIALLY.equals(value) ? null : value;
  }

  @Override
  void clear() {
    Fields.initial().remove();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void hop_should_not_make_an_initial_value(Way way) {
    Fields.initial().remove();
    int before = Fields.INITIALISED.get();
    way.run(() -> {});
    assertThat(Fields.INITIALISED).hasValue(before);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void null_should_travel_as_null(Way way) {
    Fields.initial().set(null);
    AtomicReference<String> seen = new AtomicReference<>("nothing");
    way.run(() -> seen.set(Fields.initial().get()));
    assertThat(seen).hasValue(null);
  }
}
