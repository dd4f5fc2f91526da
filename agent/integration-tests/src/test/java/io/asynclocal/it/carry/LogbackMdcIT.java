package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Deque;
import java.util.List;
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
    assertThat(stackSeenBy(way)).containsExactly("inner", "outer");
    MDC.put(USER, "ada");
    assertThat(stackSeenBy(way)).containsExactly("inner", "outer");
    assertThat(seenBy(way)).isEqualTo("ada");
    assertThat(MDC.popByKey("path")).isEqualTo("inner");
    assertThat(stackSeenBy(way)).containsExactly("outer");
    assertThat(MDC.popByKey("path")).isEqualTo("outer");
    assertThat(stackSeenBy(way)).isEmpty();
  }

  private static List<String> stackSeenBy(Way way) {
    AtomicReference<List<String>> seen = new AtomicReference<>();
    way.run(
        () -> {
          Deque<String> stack = MDC.getMDCAdapter().getCopyOfDequeByKey("path");
          seen.set(stack == null ? List.of() : List.copyOf(stack));
          MDC.pushByKey("path", "left behind");
        });
    return seen.get();
  }
}
