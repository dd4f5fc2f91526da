package io.asynclocal.it.carry;

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
}
