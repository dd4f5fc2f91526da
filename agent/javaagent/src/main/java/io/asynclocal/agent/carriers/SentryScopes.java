package io.asynclocal.agent.carriers;

import io.asynclocal.bootstrap.ThreadValue;
import io.sentry.DefaultScopesStorage;
import io.sentry.IScopes;
import io.sentry.IScopesStorage;
import io.sentry.Scopes;
import org.jspecify.annotations.Nullable;

/**
 * Sentry's scopes, forked for each task. The fork does not know its parent: tasks that hand over
 * tasks would make an endless chain.
 */
public final class SentryScopes extends ThreadValue {

  public static final ThreadValue VALUE = new SentryScopes();

  private static final String CREATOR = "asynclocal";

  /** All objects of the class share one thread local. */
  private static final IScopesStorage STORAGE = new DefaultScopesStorage();

  private SentryScopes() {}

  @Override
  public @Nullable Object current() {
    IScopes scopes = STORAGE.get();
    return scopes == null || scopes.isNoOp() ? null : scopes;
  }

  @Override
  public Object captured(Object current) {
    IScopes scopes = (IScopes) current;
    return new Scopes(
        scopes.getScope().clone(),
        scopes.getIsolationScope().clone(),
        scopes.getGlobalScope(),
        CREATOR);
  }

  /** Forked once more, as a periodic task enters it again. */
  @Override
  public void enter(Object captured) {
    restore(captured(captured));
  }

  @Override
  public void restore(Object previous) {
    STORAGE.set((IScopes) previous);
  }

  @Override
  public void clear() {
    STORAGE.close();
  }
}
