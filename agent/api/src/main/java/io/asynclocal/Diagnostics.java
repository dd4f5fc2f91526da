package io.asynclocal;

import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the API has to say: misuse as a warning, once each, or as an exception in strict mode. */
final class Diagnostics {

  private static final String LOGGER = "io.asynclocal";

  private static final Set<Misuse> REPORTED = ConcurrentHashMap.newKeySet();

  /** The ways to hold a scope wrong. */
  enum Misuse {
    FOREIGN_THREAD("was closed on another thread than the one that opened it; nothing was changed"),
    OUT_OF_ORDER("was closed before a scope that was opened inside it"),
    OVER("was closed after the run or task that it was opened in; nothing was changed"),
    NEVER_CLOSED("was still open when the run that it was opened in ended");

    final String text;

    Misuse(String text) {
      this.text = text;
    }
  }

  private Diagnostics() {}

  /** Throws in strict mode; else warns, once for each kind of misuse. */
  static void misuse(Misuse misuse, String scope) {
    String message = "A scope of " + scope + " " + misuse.text + ".";
    if (isStrict()) {
      throw new IllegalStateException(message);
    }
    if (REPORTED.add(misuse)) {
      warn(message + " Further cases are not reported; -Dasynclocal.strict=true throws.", null);
    }
  }

  static void listenerFailed(AsyncLocalStorage<?> storage, Throwable failure) {
    warn("The change listener of " + storage + " failed; the change is complete.", failure);
  }

  /** The system property before the environment; the agent's option sets the property. */
  static boolean isStrict() {
    String value = System.getProperty("asynclocal.strict");
    if (value == null) {
      value = System.getenv("ASYNCLOCAL_STRICT");
    }
    return value != null && value.strip().toLowerCase(Locale.ROOT).equals("true");
  }

  private static void warn(String message, @Nullable Throwable failure) {
    System.getLogger(LOGGER).log(Level.WARNING, message, failure);
  }
}
