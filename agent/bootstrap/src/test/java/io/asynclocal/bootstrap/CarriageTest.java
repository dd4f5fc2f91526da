package io.asynclocal.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both places that a context can ride in, by the same rules. */
class CarriageTest {

  /** As a rewritten class is. */
  private static final class WithField implements ContextCarrier {
    private Object context;

    @Override
    public Object asynclocal$context() {
      return context;
    }

    @Override
    public void asynclocal$context(Object newContext) {
      context = newContext;
    }
  }

  private static Object carrier(boolean hasField) {
    return hasField ? new WithField() : new Object();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void first_hand_over_should_count(boolean hasField) {
    Object carrier = carrier(hasField);
    assertThat(Carriage.attachIfAbsent(carrier, "A")).isTrue();
    assertThat(Carriage.attachIfAbsent(carrier, "B")).isFalse();
    assertThat(Carriage.peek(carrier)).isEqualTo("A");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void detach_should_leave_nothing(boolean hasField) {
    Object carrier = carrier(hasField);
    Carriage.attach(carrier, "A");
    Carriage.attach(carrier, "B");
    assertThat(Carriage.detach(carrier)).isEqualTo("B");
    assertThat(Carriage.peek(carrier)).isNull();
    assertThat(Carriage.detach(carrier)).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void standing_context_should_stay_while_others_are_taken(boolean hasField) {
    Object periodic = carrier(hasField);
    Carriage.attach(periodic, new Standing("A"));
    assertThat(Standing.take(periodic)).isEqualTo("A");
    assertThat(Standing.take(periodic)).isEqualTo("A");
    Object once = carrier(hasField);
    Carriage.attach(once, "A");
    assertThat(Standing.take(once)).isEqualTo("A");
    assertThat(Standing.take(once)).isNull();
  }
}
