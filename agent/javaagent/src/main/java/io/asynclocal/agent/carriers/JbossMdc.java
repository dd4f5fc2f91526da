package io.asynclocal.agent.carriers;

import io.asynclocal.bootstrap.ThreadValue;
import java.util.Map;
import org.jboss.logmanager.MDC;
import org.jspecify.annotations.Nullable;

/** The {@code MDC} of JBoss LogManager, where it is kept for each thread. */
public final class JbossMdc extends ThreadValue {

  public static final ThreadValue VALUE = new JbossMdc();

  private JbossMdc() {}

  /** Others mirror their values into it. */
  @Override
  public boolean isLast() {
    return true;
  }

  @Override
  public @Nullable Object current() {
    return MDC.isEmpty() ? null : MDC.copyObject();
  }

  @Override
  public void restore(Object previous) {
    MDC.clear();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) previous).entrySet()) {
      MDC.putObject((String) entry.getKey(), entry.getValue());
    }
  }

  @Override
  public void clear() {
    if (!MDC.isEmpty()) {
      MDC.clear();
    }
  }
}
