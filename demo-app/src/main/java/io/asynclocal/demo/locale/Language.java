package io.asynclocal.demo.locale;

import io.asynclocal.AsyncLocalStorage;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The language that the current request is answered in. */
public final class Language {

  static final List<Locale> SUPPORTED =
      List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("pl"));

  static final AsyncLocalStorage<Locale> LOCALE =
      AsyncLocalStorage.<Locale>builder().name("LOCALE").defaultValue(Locale.ENGLISH).build();

  private Language() {}

  /** The language here; English outside any request. */
  public static Locale current() {
    return LOCALE.getStore();
  }

  /** A text of {@code messages.properties} in the language of the current request. */
  public static String text(String key, Object... arguments) {
    ResourceBundle messages =
        ResourceBundle.getBundle(
            "messages",
            current(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(messages.getString(key), current()).format(arguments);
  }
}
