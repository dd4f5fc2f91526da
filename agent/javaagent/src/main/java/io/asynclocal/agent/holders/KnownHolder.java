package io.asynclocal.agent.holders;

import io.asynclocal.agent.StaticFields;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** A class of a library that holds values, and the carrier that knows it. */
final class KnownHolder {

  /** The name in the option. */
  final String name;

  /** With dots. */
  final String className;

  /** The class in the package of carriers, without the package. */
  final String carrier;

  /** The classes that are defined with the carrier. */
  String[] nested = {};

  /** The static field with the thread local that the carrier is made for; null for none. */
  @Nullable String local;

  private @Nullable String field;
  private String typeOfField = "";
  private boolean required;
  private @Nullable String agent;

  KnownHolder(String name, String className, String carrier) {
    this.name = name;
    this.className = className;
    this.carrier = carrier;
  }

  KnownHolder with(String... nestedClasses) {
    nested = nestedClasses;
    return this;
  }

  KnownHolder keptIn(String staticField) {
    local = staticField;
    return this;
  }

  /** Where the library delegates to what carries by itself. */
  KnownHolder unless(String staticField, String type) {
    field = staticField;
    typeOfField = type;
    return this;
  }

  /** Where only one of the ways in which the library can keep its values is for each thread. */
  KnownHolder onlyIf(String staticField, String type) {
    required = true;
    return unless(staticField, type);
  }

  /** Where another agent carries it, which shows by a class on the bootstrap loader. */
  KnownHolder unlessAgentIsThere(String bootstrapClass) {
    agent = bootstrapClass;
    return this;
  }

  /** Whether the carrier serves the holder as it is in this program. */
  boolean serves(Instrumentation jvm, Class<?> holder) throws ReflectiveOperationException {
    if (agent != null && isOnBootstrapLoader(agent)) {
      return false;
    }
    if (field == null) {
      return true;
    }
    Object value = StaticFields.read(jvm, holder, field);
    return (value != null && value.getClass().getName().equals(typeOfField)) == required;
  }

  private static boolean isOnBootstrapLoader(String className) {
    try {
      Class.forName(className, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
