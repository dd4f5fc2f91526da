package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.AsyncLocalStorage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

/** The recipe of the documentation: a storage whose store is in the MDC as well. */
class MirrorIT {

  private static final AsyncLocalStorage<String> USER =
      AsyncLocalStorage.<String>builder()
          .name("user")
          .onChange(
              (previous, current, contextSwitch) -> {
                if (current == null) {
                  MDC.remove("user");
                } else {
                  MDC.put("user", current);
                }
              })
          .build();

  static java.util.stream.Stream<Way> ways() {
    return Way.all();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void mdc_should_have_the_store_wherever_it_goes(Way way) {
    AtomicReference<String> seen = new AtomicReference<>();
    USER.run(
        "ada",
        () -> {
          assertThat(MDC.get("user")).isEqualTo("ada");
          way.run(() -> seen.set(USER.getStore() + " " + MDC.get("user")));
          assertThat(seen).hasValue("ada ada");
          USER.run("bob", () -> way.run(() -> seen.set(USER.getStore() + " " + MDC.get("user"))));
          assertThat(seen).hasValue("bob bob");
          assertThat(MDC.get("user")).isEqualTo("ada");
        });
    assertThat(MDC.get("user")).isNull();
    way.run(() -> seen.set(USER.getStore() + " " + MDC.get("user")));
    assertThat(seen).hasValue("null null");
  }
}
