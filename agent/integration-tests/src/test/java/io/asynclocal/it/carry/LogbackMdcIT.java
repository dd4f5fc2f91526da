package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

/** SLF4J's {@code MDC} over Logback. */
class LogbackMdcIT extends CarryContract {

  private static final String USER = "user";

  @Override
  void set(String value) {
    MDC.put(USER, value);
  }

  @Override
  String get() {
    return MDC.get(USER);
  }

  @Override
  void clear() {
    MDC.clear();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void stacks_should_travel_with_and_without_a_map(Way way) {
    MDC.pushByKey("path", "outer");
    MDC.pushByKey("path", "inner");
    assertThat(popBy(way)).isEqualTo("inner outer null");
    MDC.put(USER, "ada");
    assertThat(popBy(way)).isEqualTo("inner outer null");
    assertThat(seenBy(way)).isEqualTo("ada");
    MDC.popByKey("path");
    assertThat(popBy(way)).isEqualTo("outer null null");
    MDC.popByKey("path");
    assertThat(popBy(way)).isEqualTo("null null null");
  }

  private static String popBy(Way way) {
    AtomicReference<String> seen = new AtomicReference<>();
    way.run(
        () -> {
          seen.set(pop() + " " + pop() + " " + pop());
          MDC.pushByKey("path", "left behind");
        });
    return seen.get();
  }

  private static String pop() {
    return MDC.popByKey("path");
  }
}
