package io.asynclocal.agent.holders;

import io.asynclocal.agent.ClassDefiner;
import io.asynclocal.agent.StaticFields;
import io.asynclocal.agent.launch.NestedJar;
import io.asynclocal.bootstrap.ThreadValue;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Brings a carrier into the loader of a holder, where it finds the library that it knows. */
final class CarrierClasses {

  private static final String JAR = "asynclocal-carriers.jar";
  private static final String PACKAGE = "io/asynclocal/agent/carriers/";
  private static final String FAST_THREAD_LOCAL = "FastThreadLocalValue";

  private final Instrumentation jvm;
  private final File agentJar;
  private final Map<ClassLoader, Map<String, WeakReference<Class<?>>>> defined =
      new WeakHashMap<>();

  CarrierClasses(Instrumentation jvm, File agentJar) {
    this.jvm = jvm;
    this.agentJar = agentJar;
  }

  /** Makes the carrier of a library's holder. */
  ThreadValue of(Class<?> holder, KnownHolder known)
      throws IOException, ReflectiveOperationException {
    Class<?> carrier = beside(holder, known.carrier, known.nested);
    if (known.local == null) {
      return (ThreadValue) carrier.getField("VALUE").get(null);
    }
    JavaLang.open(jvm);
    Object local = StaticFields.read(jvm, holder, known.local);
    return make(carrier.getMethod("of", ThreadLocal.class), local);
  }

  /** Makes the carrier of a field with one of Netty's thread locals. */
  ThreadValue ofFastThreadLocal(Object local, Class<?> type, HolderField field)
      throws IOException, ReflectiveOperationException {
    Method of =
        beside(type, FAST_THREAD_LOCAL, new String[0])
            .getMethod("of", Object.class, Class.class, String.class, boolean.class);
    return make(of, local, type, field.toString(), field.isCopied);
  }

  private static ThreadValue make(Method of, @Nullable Object... arguments)
      throws ReflectiveOperationException {
    try {
      return (ThreadValue) of.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(e.getCause());
    }
  }

  /** The carrier in the loader of a class, defined where that has not happened yet. */
  private synchronized Class<?> beside(Class<?> holder, String carrier, String[] nested)
      throws IOException, ReflectiveOperationException {
    Map<String, WeakReference<Class<?>>> inLoader = defined.get(holder.getClassLoader());
    if (inLoader == null) {
      inLoader = new HashMap<>();
      defined.put(holder.getClassLoader(), inLoader);
    }
    WeakReference<Class<?>> reference = inLoader.get(carrier);
    Class<?> known = reference == null ? null : reference.get();
    if (known == null) {
      known = define(holder, carrier);
      for (String name : nested) {
        define(holder, name);
      }
      inLoader.put(carrier, new WeakReference<Class<?>>(known));
    }
    return known;
  }

  private Class<?> define(Class<?> beside, String carrier) throws IOException {
    return ClassDefiner.define(
        PACKAGE + carrier, read(carrier), beside.getClassLoader(), beside.getProtectionDomain());
  }

  private byte[] read(String carrier) throws IOException {
    NestedJar jar = NestedJar.in(agentJar, JAR);
    byte[] bytes = jar.read(PACKAGE + carrier + ".class");
    if (bytes == null) {
      throw new IOException(JAR + " has no " + carrier);
    }
    return bytes;
  }
}
