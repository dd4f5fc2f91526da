package io.asynclocal.it.carry;

import io.sentry.DefaultScopesStorage;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Sentry's scopes; nothing is sent. */
class SentryScopesIT extends CarryContract {

  private static final String USER = "user";

  @BeforeAll
  static void init() {
    Sentry.init(
        options -> {
          options.setDsn("http://key@127.0.0.1:1/1");
          options.setBeforeSend((event, hint) -> null);
          options.setEnableUncaughtExceptionHandler(false);
          options.setEnableShutdownHook(false);
          options.setEnableAutoSessionTracking(false);
        });
  }

  @AfterAll
  static void close() {
    Sentry.close();
  }

  @Override
  void set(String value) {
    Sentry.setCurrentScopes(Sentry.forkedRootScopes("test"));
    Sentry.setTag(USER, value);
  }

  @Override
  String get() {
    return Sentry.getCurrentScopes().getIsolationScope().getTags().get(USER);
  }

  @Override
  void clear() {
    new DefaultScopesStorage().close();
  }
}
