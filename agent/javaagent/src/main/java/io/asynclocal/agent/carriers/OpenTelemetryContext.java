package io.asynclocal.agent.carriers;

import io.asynclocal.bootstrap.ThreadValue;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import org.jspecify.annotations.Nullable;

/** The {@code Context} of the OpenTelemetry API, which is immutable. */
public final class OpenTelemetryContext extends ThreadValue {

  public static final ThreadValue VALUE = new OpenTelemetryContext();

  private OpenTelemetryContext() {}

  @Override
  public @Nullable Object current() {
    Context context = ContextStorage.get().current();
    return context == Context.root() ? null : context;
  }

  @Override
  @SuppressWarnings("MustBeClosed") // what was there is attached again in its place
  public void restore(Object previous) {
    ContextStorage.get().attach((Context) previous);
  }

  @Override
  @SuppressWarnings("MustBeClosed")
  public void clear() {
    if (current() != null) {
      ContextStorage.get().attach(Context.root());
    }
  }
}
