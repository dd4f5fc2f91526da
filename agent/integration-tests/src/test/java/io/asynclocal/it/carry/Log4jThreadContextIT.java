package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.logging.log4j.ThreadContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Log4j's {@code ThreadContext}, with its own core behind it. */
class Log4jThreadContextIT extends CarryContract {

  private static final String USER = "user";

  @Override
  void set(String value) {
    ThreadContext.put(USER, value);
  }

  @Override
  String get() {
    return ThreadContext.get(USER);
  }

  @Override
  void clear() {
    ThreadContext.clearAll();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void stack_should_travel_with_and_without_a_map(Way way) {
    ThreadContext.push("outer");
    assertThat(stackSeenBy(way)).containsExactly("outer");
    ThreadContext.put(USER, "ada");
    ThreadContext.push("inner");
    assertThat(stackSeenBy(way)).containsExactly("outer", "inner");
    assertThat(seenBy(way)).isEqualTo("ada");
    ThreadContext.clearAll();
    assertThat(stackSeenBy(way)).isEmpty();
  }

  private static List<String> stackSeenBy(Way way) {
    AtomicReference<List<String>> seen = new AtomicReference<>();
    way.run(
        () -> {
          seen.set(ThreadContext.getImmutableStack().asList());
          ThreadContext.push("of the task");
        });
    return seen.get();
  }
}
