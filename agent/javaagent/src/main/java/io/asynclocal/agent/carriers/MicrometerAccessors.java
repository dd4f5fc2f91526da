package io.asynclocal.agent.carriers;

import io.asynclocal.bootstrap.BootSettings;
import io.asynclocal.bootstrap.ThreadValue;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every {@code ThreadLocalAccessor} in the program's {@code ContextRegistry}, by the protocol that
 * Micrometer has for them, but for those of holders that travel by themselves.
 */
public final class MicrometerAccessors extends ThreadValue {

  public static final ThreadValue VALUE = new MicrometerAccessors();

  /** What an accessor's class is called, and the name under which its holder travels. */
  private static final String[][] BY_THEMSELVES = {
    {"io.micrometer.context.integration.Slf4j", "mdc"},
    {"org.springframework.security.core.context.SecurityContextHolder", "spring-security"},
    {"org.springframework.context.i18n.", "spring-locale"},
    {"org.springframework.web.context.request.", "spring-request"},
  };

  /** Scopes that a task left open are closed, and nothing is tried for ever. */
  private static final int MOST_SCOPES = 100;

  private static volatile Chosen last = new Chosen(Chosen.NONE, Chosen.NONE);

  private MicrometerAccessors() {}

  /** The values by accessor. */
  @Override
  public @Nullable Object current() {
    IdentityHashMap<ThreadLocalAccessor<?>, Object> values = null;
    for (ThreadLocalAccessor<?> accessor : accessors()) {
      Object value = valueOf(accessor);
      if (value != null) {
        if (values == null) {
          values = new IdentityHashMap<>();
        }
        values.put(accessor, value);
      }
    }
    return values;
  }

  @Override
  public void enter(Object captured) {
    for (ThreadLocalAccessor<?> accessor : accessors()) {
      try {
        Object next = ((Map<?, ?>) captured).get(accessor);
        if (next != null) {
          set(accessor, next);
        } else if (valueOf(accessor) != null) {
          accessor.setValue();
        }
      } catch (RuntimeException | LinkageError | AssertionError e) {
        // One that fails does not keep the others.
      }
    }
  }

  @Override
  public void enterNothing() {
    enter(Map.of());
  }

  @Override
  public void restore(Object previous) {
    for (ThreadLocalAccessor<?> accessor : accessors()) {
      try {
        Object value = ((Map<?, ?>) previous).get(accessor);
        if (value == null) {
          clear(accessor);
        } else if (valueOf(accessor) == null) {
          // The task closed more than it opened.
          set(accessor, value);
        } else {
          putBack(accessor, value);
        }
      } catch (RuntimeException | LinkageError | AssertionError e) {
        // One that fails does not keep the others.
      }
    }
  }

  @Override
  public void clear() {
    for (ThreadLocalAccessor<?> accessor : accessors()) {
      try {
        clear(accessor);
      } catch (RuntimeException | LinkageError | AssertionError e) {
        // One that fails does not keep the others.
      }
    }
  }

  private static void clear(ThreadLocalAccessor<?> accessor) {
    for (int i = 0; i < MOST_SCOPES && valueOf(accessor) != null; i++) {
      accessor.restore();
    }
  }

  /** Those whose values this carries; nothing is allocated while the registry stays the same. */
  private static ThreadLocalAccessor<?>[] accessors() {
    List<ThreadLocalAccessor<?>> registered =
        ContextRegistry.getInstance().getThreadLocalAccessors();
    Chosen chosen = last;
    if (!chosen.isFrom(registered)) {
      chosen = Chosen.from(registered);
      last = chosen;
    }
    return chosen.accessors;
  }

  private static @Nullable Object valueOf(ThreadLocalAccessor<?> accessor) {
    try {
      return accessor.getValue();
    } catch (RuntimeException | LinkageError | AssertionError e) {
      return null;
    }
  }

  /** The accessors of a registry that do not travel by themselves. */
  private static final class Chosen {
    private static final ThreadLocalAccessor<?>[] NONE = {};

    final ThreadLocalAccessor<?>[] registered;
    final ThreadLocalAccessor<?>[] accessors;

    Chosen(ThreadLocalAccessor<?>[] registered, ThreadLocalAccessor<?>[] accessors) {
      this.registered = registered;
      this.accessors = accessors;
    }

    static Chosen from(List<ThreadLocalAccessor<?>> registry) {
      ThreadLocalAccessor<?>[] registered = registry.toArray(NONE);
      List<ThreadLocalAccessor<?>> accessors = new ArrayList<>();
      for (ThreadLocalAccessor<?> accessor : registered) {
        if (!travelsByItself(accessor)) {
          accessors.add(accessor);
        }
      }
      return new Chosen(registered, accessors.toArray(NONE));
    }

    /** By index, as an iterator would be an allocation for each hop. */
    boolean isFrom(List<ThreadLocalAccessor<?>> registry) {
      if (registry.size() != registered.length) {
        return false;
      }
      try {
        for (int i = 0; i < registered.length; i++) {
          if (registry.get(i) != registered[i]) {
            return false;
          }
        }
        return true;
      } catch (IndexOutOfBoundsException e) {
        return false; // one was removed meanwhile
      }
    }

    private static boolean travelsByItself(ThreadLocalAccessor<?> accessor) {
      BootSettings.Holders holders = BootSettings.holders;
      String type = accessor.getClass().getName();
      for (String[] known : BY_THEMSELVES) {
        if (type.startsWith(known[0])) {
          return holders != null && holders.areCarried(known[1]);
        }
      }
      return false;
    }
  }

  @SuppressWarnings("unchecked") // a value that came from it
  private static <V> void set(ThreadLocalAccessor<V> accessor, Object value) {
    accessor.setValue((V) value);
  }

  @SuppressWarnings("unchecked") // a value that came from it
  private static <V> void putBack(ThreadLocalAccessor<V> accessor, Object value) {
    accessor.restore((V) value);
  }
}
