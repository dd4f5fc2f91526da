package io.asynclocal.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads static fields of the program's classes, private ones too, in any module. */
public final class StaticFields {

  private StaticFields() {}

  /**
   * Reads a field of a class that is initialised.
   *
   * @throws NoSuchFieldException where it has no static field of that name
   */
  public static @Nullable Object read(Instrumentation jvm, Class<?> type, String name)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    if (!Modifier.isStatic(field.getModifiers())) {
      throw new NoSuchFieldException(name);
    }
    openToUs(jvm, type);
    field.setAccessible(true);
    return field.get(null);
  }

  /** A class in a named module lets nobody else in. */
  private static void openToUs(Instrumentation jvm, Class<?> type) {
    if (type.getModule().isNamed()) {
      jvm.redefineModule(
          type.getModule(),
          Collections.<Module>emptySet(),
          Collections.<String, Set<Module>>emptyMap(),
          Collections.singletonMap(
              type.getPackageName(), Collections.singleton(StaticFields.class.getModule())),
          Collections.<Class<?>>emptySet(),
          Collections.<Class<?>, List<Class<?>>>emptyMap());
    }
  }
}
