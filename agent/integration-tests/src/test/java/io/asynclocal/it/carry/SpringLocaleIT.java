package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;

/** Spring's {@code LocaleContextHolder}. */
class SpringLocaleIT extends CarryContract {

  @Override
  void set(String value) {
    LocaleContextHolder.setLocale(new Locale(value));
  }

  @Override
  String get() {
    LocaleContext context = LocaleContextHolder.getLocaleContext();
    return context == null ? null : context.getLocale().getLanguage();
  }

  @Override
  void clear() {
    LocaleContextHolder.resetLocaleContext();
  }

  /** As the web framework has it, which asks the request. */
  @ParameterizedTest
  @MethodSource("ways")
  void context_that_asks_late_should_be_asked_at_the_hop(Way way) {
    AtomicReference<Locale> ofRequest = new AtomicReference<>(Locale.FRENCH);
    LocaleContextHolder.setLocaleContext(ofRequest::get);
    AtomicReference<String> seen = new AtomicReference<>();
    way.run(
        () -> {
          ofRequest.set(Locale.GERMAN);
          seen.set(get());
        });
    assertThat(seen).hasValue("fr");
    assertThat(get()).isEqualTo("de");
  }
}
