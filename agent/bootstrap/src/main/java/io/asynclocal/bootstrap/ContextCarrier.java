package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What a JDK class becomes that gained a field as it was loaded: its objects carry a context
 * themselves. Use {@link Carriage}, which knows what to do where a class could not gain one.
 */
public interface ContextCarrier {

  /** The name of both accessors; the implementations are synthetic, and so is the field. */
  String ACCESSOR = "asynclocal$context";

  @Nullable Object asynclocal$context();

  void asynclocal$context(@Nullable Object context);
}
