package io.asynclocal.it.carry;

import java.net.URL;
import java.net.URLClassLoader;

/** The thread context class loader, which only travels where it is named. */
class ContextClassLoaderIT extends CarryContract {

  private static final ClassLoader ORDINARY = ContextClassLoaderIT.class.getClassLoader();

  @Override
  void set(String value) {
    Thread.currentThread().setContextClassLoader(new URLClassLoader(value, new URL[0], ORDINARY));
  }

  @Override
  String get() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return loader == ORDINARY ? null : loader.getName();
  }

  @Override
  void clear() {
    Thread.currentThread().setContextClassLoader(ORDINARY);
  }
}
