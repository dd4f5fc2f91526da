package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SLF4J's {@code MDC} over Log4j: the map is one and the same, and travels once. */
class MdcOverLog4jIT extends CarryContract {

  private static final WebApp APP =
      WebApp.with("slf4j-api", "log4j-slf4j2-impl", "log4j-api", "log4j-core");
  private static final Held MDC = new Named(APP, "org.slf4j.MDC");
  private static final Held LOG4J = new Named(APP, "org.apache.logging.log4j.ThreadContext");

  @Override
  void set(String value) {
    MDC.set(value);
  }

  @Override
  String get() {
    return MDC.get();
  }

  @Override
  void clear() {
    MDC.clear();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void value_of_either_should_be_that_of_both(Way way) {
    LOG4J.set("ada");
    assertThat(seenBy(way)).isEqualTo("ada");
    MDC.set("bob");
    AtomicReference<String> seen = new AtomicReference<>();
    way.run(() -> seen.set(LOG4J.get()));
    assertThat(seen).hasValue("bob");
  }
}
