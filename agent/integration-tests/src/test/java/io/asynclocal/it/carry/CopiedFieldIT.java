package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mutable values of {@code carry-copy}: a stack of tenants, a map. */
class CopiedFieldIT extends CarryContract {

  @Override
  void set(String value) {
    Fields.deque().get().push(value);
  }

  @Override
  String get() {
    return Fields.deque().get().peek();
  }

  @Override
  void clear() {
    Fields.deque().remove();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void map_should_be_copied(Way way) {
    Map<String, String> own = Fields.mapOf("ada");
    Fields.map().set(own);
    AtomicReference<Map<String, String>> seen = new AtomicReference<>();
    way.run(() -> seen.set(Fields.map().get()));
    assertThat(seen.get()).isEqualTo(own).isNotSameAs(own).hasSameClassAs(own);
    assertThat(Fields.map().get()).isSameAs(own);
    Fields.map().remove();
  }

  /** What has no way to be copied is most likely immutable. */
  @ParameterizedTest
  @MethodSource("ways")
  void immutable_map_should_stay_the_same(Way way) {
    Map<String, String> own = Collections.unmodifiableMap(Fields.mapOf("ada"));
    Fields.map().set(own);
    AtomicReference<Map<String, String>> seen = new AtomicReference<>();
    way.run(() -> seen.set(Fields.map().get()));
    assertThat(seen.get()).isSameAs(own);
    Fields.map().remove();
  }
}
