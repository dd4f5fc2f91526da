package io.asynclocal.agent;

import java.security.ProtectionDomain;
import jdk.internal.misc.Unsafe;
import org.jspecify.annotations.Nullable;

/**
 * Calls the method of the JDK that defines a class on any loader, also the bootstrap loader. It is
 * linked directly, and so loaded only once its package is open to us: reflection costs many times
 * as much.
 */
public final class ClassDefiner {

  private ClassDefiner() {}

  /**
   * Defines a class.
   *
   * @param name with slashes
   * @param loader null for the bootstrap loader
   */
  public static Class<?> define(
      String name, byte[] bytes, @Nullable ClassLoader loader, @Nullable ProtectionDomain domain) {
    return Unsafe.getUnsafe().defineClass(name, bytes, 0, bytes.length, loader, domain);
  }

  /** Whether a class is initialised, which this does not change. */
  public static boolean isInitialised(Class<?> type) {
    return !Unsafe.getUnsafe().shouldBeInitialized(type);
  }
}
