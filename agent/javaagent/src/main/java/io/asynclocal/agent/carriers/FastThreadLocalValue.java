package io.asynclocal.agent.carriers;

import io.asynclocal.bootstrap.Copies;
import io.asynclocal.bootstrap.ThreadValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code FastThreadLocal} of Netty, or of a copy of Netty under another name, found in a static
 * field of the program. The class that declares the field may unload before Netty does.
 */
public final class FastThreadLocalValue extends ThreadValue {

  /** Keeps them as long as Netty is there. */
  private static final List<ThreadValue> ALL = new ArrayList<>();

  private final WeakReference<Object> reference;
  private final String name;
  private final boolean isCopied;
  private final MethodHandle get;
  private final MethodHandle set;
  private final MethodHandle remove;

  private FastThreadLocalValue(Object local, Class<?> type, String name, boolean isCopied)
      throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    this.reference = new WeakReference<>(local);
    this.name = name;
    this.isCopied = isCopied;
    get = handle(lookup.findVirtual(type, "getIfExists", type(Object.class)), Object.class);
    set =
        lookup
            .findVirtual(type, "set", MethodType.methodType(void.class, Object.class))
            .asType(MethodType.methodType(void.class, Object.class, Object.class));
    remove = handle(lookup.findVirtual(type, "remove", type(void.class)), void.class);
  }

  /**
   * Makes the holder.
   *
   * @param type the class FastThreadLocal that it is of
   * @param isCopied whether its values are copied as they travel
   */
  public static synchronized ThreadValue of(
      Object local, Class<?> type, String name, boolean isCopied)
      throws ReflectiveOperationException {
    ThreadValue value = new FastThreadLocalValue(local, type, name, isCopied);
    ALL.add(value);
    return value;
  }

  private static MethodType type(Class<?> result) {
    return MethodType.methodType(result);
  }

  private static MethodHandle handle(MethodHandle method, Class<?> result) {
    return method.asType(MethodType.methodType(result, Object.class));
  }

  @Override
  public @Nullable Object current() {
    Object local = reference.get();
    try {
      return local == null ? null : (Object) get.invokeExact(local);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Object captured(Object current) {
    return isCopied ? Copies.copyOf(current) : current;
  }

  /** Copied once more, as what is entered twice is changed twice. */
  @Override
  public void enter(Object captured) {
    set(isCopied ? Copies.copyOf(captured) : captured);
  }

  @Override
  public void restore(Object previous) {
    set(previous);
  }

  /** Set to null first: what {@code onRemoval} would release is still in use elsewhere. */
  @Override
  public void clear() {
    Object local = reference.get();
    if (local != null && current() != null) {
      set(null);
      try {
        remove.invokeExact(local);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void set(@Nullable Object value) {
    Object local = reference.get();
    try {
      if (local != null) {
        set.invokeExact(local, value);
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
