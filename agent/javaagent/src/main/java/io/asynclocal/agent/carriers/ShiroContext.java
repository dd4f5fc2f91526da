package io.asynclocal.agent.carriers;

import io.asynclocal.bootstrap.ThreadValue;
import java.util.Map;
import org.apache.shiro.util.ThreadContext;
import org.jspecify.annotations.Nullable;

/** Shiro's {@code ThreadContext}: a copy of its map. */
public final class ShiroContext extends ThreadValue {

  public static final ThreadValue VALUE = new ShiroContext();

  private ShiroContext() {}

  @Override
  public @Nullable Object current() {
    Map<Object, Object> copy = ThreadContext.getResources();
    return copy == null || copy.isEmpty() ? null : copy;
  }

  @Override
  @SuppressWarnings("unchecked") // what current returned
  public void restore(Object previous) {
    ThreadContext.remove();
    ThreadContext.setResources((Map<Object, Object>) previous);
  }

  @Override
  public void clear() {
    ThreadContext.remove();
  }
}
