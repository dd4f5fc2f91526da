package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A {@code ThreadLocalAccessor} that the program registered. */
class MicrometerAccessorIT extends CarryContract {

  private static final ThreadLocal<String> USER = new ThreadLocal<>();

  @BeforeAll
  static void register() {
    ContextRegistry.getInstance()
        .registerThreadLocalAccessor("user", USER)
        .registerThreadLocalAccessor(
            "failing",
            () -> {
              throw new IllegalStateException("of the accessor");
            },
            value -> {},
            () -> {});
  }

  @AfterAll
  static void remove() {
    ContextRegistry.getInstance().removeThreadLocalAccessor("user");
    ContextRegistry.getInstance().removeThreadLocalAccessor("failing");
  }

  @Override
  void set(String value) {
    USER.set(value);
  }

  @Override
  String get() {
    return USER.get();
  }

  @Override
  void clear() {
    USER.remove();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void accessor_that_fails_should_not_keep_the_others(Way way) {
    ThreadLocal<String> last = new ThreadLocal<>();
    ContextRegistry.getInstance().registerThreadLocalAccessor("last", last);
    set("ada");
    last.set("last");
    assertThat(seenBy(way)).isEqualTo("ada");
    way.run(() -> assertThat(last.get()).isEqualTo("last"));
    ContextRegistry.getInstance().removeThreadLocalAccessor("last");
  }
}
