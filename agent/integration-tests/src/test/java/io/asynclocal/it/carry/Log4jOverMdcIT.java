package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Log4j's {@code ThreadContext} bridged onto SLF4J and Logback: the map travels once. */
class Log4jOverMdcIT extends CarryContract {

  private static final WebApp APP =
      WebApp.with("slf4j-api", "log4j-to-slf4j", "log4j-api", "logback-classic", "logback-core");
  private static final Held MDC = new Named(APP, "org.slf4j.MDC");
  private static final Held LOG4J = new Named(APP, "org.apache.logging.log4j.ThreadContext");

  @Override
  void set(String value) {
    LOG4J.set(value);
  }

  @Override
  String get() {
    return LOG4J.get();
  }

  @Override
  void clear() {
    LOG4J.clear();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void value_of_either_should_be_that_of_both(Way way) {
    MDC.set("ada");
    assertThat(seenBy(way)).isEqualTo("ada");
  }
}
