package io.asynclocal.it.carry;

/** The {@code MDC} of JBoss LogManager. */
class JbossMdcIT extends CarryContract {

  private static final Held MDC =
      new Named(WebApp.with("jboss-logmanager"), "org.jboss.logmanager.MDC");

  @Override
  void set(String value) {
    MDC.set(value);
  }

  @Override
  String get() {
    return MDC.get();
  }

  @Override
  void clear() {
    MDC.clear();
  }
}
