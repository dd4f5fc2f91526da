package io.asynclocal.agent.holders;

import io.asynclocal.agent.Log;
import io.asynclocal.agent.StaticFields;
import io.asynclocal.bootstrap.ThreadLocalValue;
import io.asynclocal.bootstrap.ThreadValue;
import io.asynclocal.bootstrap.ThreadValues;
import io.asynclocal.bootstrap.WeakThreadValue;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Makes the values travel of a thread local that the user named by its field. */
final class FieldHolders {

  private static final String FAST = "FastThreadLocal";

  private final Instrumentation jvm;
  private final CarrierClasses carriers;

  FieldHolders(Instrumentation jvm, CarrierClasses carriers) {
    this.jvm = jvm;
    this.carriers = carriers;
  }

  /** The class of the field is initialised. */
  void serve(Class<?> holder, HolderField field) {
    field.wasFound = true;
    try {
      Object value = StaticFields.read(jvm, holder, field.field);
      ThreadValue carrier = value == null ? null : carrierOf(value, field);
      if (carrier != null) {
        ThreadValues.register(carrier);
        Log.debug("values of " + field + " travel");
      } else {
        Log.warn(
            field
                + " is no thread local but "
                + (value == null ? "null" : "a " + value.getClass().getName())
                + ", so it does not travel");
      }
    } catch (NoSuchFieldException e) {
      Log.warn(field + " does not travel: the class has no such static field");
    } catch (Exception | LinkageError e) {
      Log.warn(field + " does not travel: " + e);
    }
  }

  private @Nullable ThreadValue carrierOf(Object value, HolderField field) throws Exception {
    if (value instanceof ThreadLocal) {
      JavaLang.open(jvm);
      ThreadValue carrier =
          new ThreadLocalValue((ThreadLocal<?>) value, field.toString(), field.isCopied);
      // Linked here, as a hop is no place for it.
      carrier.current();
      return carrier;
    }
    Class<?> fast = fastThreadLocal(value.getClass());
    return fast == null
        ? null
        : new WeakThreadValue(carriers.ofFastThreadLocal(value, fast, field));
  }

  /** Netty's class, under whatever package it was moved to. */
  private static @Nullable Class<?> fastThreadLocal(Class<?> type) {
    Class<?> found = type;
    while (found != null && !found.getSimpleName().equals(FAST)) {
      found = found.getSuperclass();
    }
    return found;
  }
}
