package io.asynclocal.agent.carriers;

import io.asynclocal.bootstrap.HolderHooks;
import io.asynclocal.bootstrap.ThreadLocals;
import io.asynclocal.bootstrap.ThreadValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Spring Security's {@code SecurityContextHolder}, where a strategy keeps it in a thread local. A
 * context is mutable, so each task gets a new one with the same authentication.
 *
 * <p>The authentication is read at the hop, unless that would be what loads the session; then the
 * task's context loads it, if it is asked.
 */
public final class SpringSecurity extends ThreadValue {

  /** Keeps them as long as the library is there. */
  private static final List<ThreadValue> ALL = new ArrayList<>();

  private final ThreadLocal<Object> local;

  private SpringSecurity(ThreadLocal<Object> local) {
    this.local = local;
  }

  /** Makes the holder of the thread local of a strategy. */
  @SuppressWarnings("unchecked") // its own values come back to it
  public static synchronized ThreadValue of(ThreadLocal<?> local) {
    ThreadValue value = new SpringSecurity((ThreadLocal<Object>) local);
    ALL.add(value);
    return value;
  }

  /** A context that is made when it is asked for, from one that is loaded then. */
  static final class Lazy implements Supplier<SecurityContext> {
    private final Supplier<?> source;
    private @Nullable SecurityContext copy;

    Lazy(Supplier<?> source) {
      this.source = source;
    }

    @Override
    public synchronized SecurityContext get() {
      SecurityContext made = copy;
      if (made == null) {
        SecurityContext loaded = (SecurityContext) source.get();
        made = SecurityContextHolder.createEmptyContext();
        made.setAuthentication(loaded == null ? null : loaded.getAuthentication());
        copy = made;
      }
      return made;
    }
  }

  /** A supplier of the context; in older versions the context itself. */
  @Override
  public @Nullable Object current() {
    try {
      return ThreadLocals.peek(local);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public @Nullable Object captured(Object current) {
    if (current instanceof Supplier && HolderHooks.isDeferred(current)) {
      return current;
    }
    Object context = current instanceof Supplier ? ((Supplier<?>) current).get() : current;
    return context == null ? null : ((SecurityContext) context).getAuthentication();
  }

  @Override
  public void enter(Object captured) {
    if (captured instanceof Supplier) {
      SecurityContextHolder.setDeferredContext(new Lazy((Supplier<?>) captured));
    } else {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication((Authentication) captured);
      SecurityContextHolder.setContext(context);
    }
  }

  @Override
  public void restore(Object previous) {
    local.set(previous);
  }

  @Override
  public void clear() {
    local.remove();
  }
}
