package io.asynclocal.bootstrap;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies of maps, collections and what can be cloned, always of the same class, as the program may
 * cast them. What knows no way to be copied stays the same object.
 */
public final class Copies {

  private static final Ways WAYS = new Ways();

  /** How the objects of a class are copied; found once for each. */
  private static final class Ways extends ClassValue<@Nullable MethodHandle> {
    @Override
    protected @Nullable MethodHandle computeValue(Class<?> type) {
      if (Cloneable.class.isAssignableFrom(type)) {
        return find(type, null);
      }
      if (Map.class.isAssignableFrom(type)) {
        return find(type, Map.class);
      }
      return Collection.class.isAssignableFrom(type) ? find(type, Collection.class) : null;
    }

    /** The public method {@code clone}, or a constructor that takes what to begin with. */
    private static @Nullable MethodHandle find(Class<?> type, @Nullable Class<?> source) {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      try {
        MethodHandle way =
            source == null
                ? lookup.unreflect(type.getMethod("clone"))
                : lookup.findConstructor(type, MethodType.methodType(void.class, source));
        return way.asType(MethodType.methodType(Object.class, Object.class));
      } catch (ReflectiveOperationException e) {
        return null;
      }
    }
  }

  private Copies() {}

  /** A copy, or the object itself where there is no way. */
  public static Object copyOf(Object value) {
    if (value instanceof Object[]) {
      return ((Object[]) value).clone();
    }
    MethodHandle way = WAYS.get(value.getClass());
    if (way == null) {
      return value;
    }
    try {
      return (Object) way.invokeExact(value);
    } catch (Throwable e) {
      throw new IllegalStateException("could not copy a " + value.getClass().getName(), e);
    }
  }
}
