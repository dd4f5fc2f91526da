package io.asynclocal.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
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
    ModuleAccess.to(jvm, type).open(type.getPackageName(), StaticFields.class.getModule());
    field.setAccessible(true);
    return field.get(null);
  }
}
