package io.asynclocal.agent.carriers;

import io.asynclocal.bootstrap.ThreadValue;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;

/**
 * Spring's {@code LocaleContextHolder}. Spring's web framework puts a context there that reads the
 * request when it is asked; locale and time zone are asked for at the hop.
 */
public final class SpringLocale extends ThreadValue {

  public static final ThreadValue VALUE = new SpringLocale();

  private SpringLocale() {}

  @Override
  public @Nullable Object current() {
    return LocaleContextHolder.getLocaleContext();
  }

  @Override
  public Object captured(Object current) {
    if (current.getClass() == SimpleTimeZoneAwareLocaleContext.class) {
      return current;
    }
    TimeZone zone =
        current instanceof TimeZoneAwareLocaleContext
            ? ((TimeZoneAwareLocaleContext) current).getTimeZone()
            : null;
    return new SimpleTimeZoneAwareLocaleContext(((LocaleContext) current).getLocale(), zone);
  }

  @Override
  public void restore(Object previous) {
    LocaleContextHolder.setLocaleContext((LocaleContext) previous);
  }

  @Override
  public void clear() {
    LocaleContextHolder.resetLocaleContext();
  }
}
