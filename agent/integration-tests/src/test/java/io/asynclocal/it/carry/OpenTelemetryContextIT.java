package io.asynclocal.it.carry;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;

/** The {@code Context} of the OpenTelemetry API, without its agent. */
class OpenTelemetryContextIT extends CarryContract {

  private static final ContextKey<String> USER = ContextKey.named("user");

  @Override
  @SuppressWarnings("MustBeClosed")
  void set(String value) {
    Context.root().with(USER, value).makeCurrent();
  }

  @Override
  String get() {
    return Context.current().get(USER);
  }

  @Override
  @SuppressWarnings("MustBeClosed")
  void clear() {
    Context.root().makeCurrent();
  }
}
