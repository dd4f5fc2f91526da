package io.asynclocal.agent;

import jdk.internal.misc.Unsafe;

/**
 * Calls the method of the JDK that defines a class on the bootstrap loader. It is linked directly,
 * and so loaded only once its package is open to us: reflection costs many times as much.
 */
final class BootDefiner {

  private BootDefiner() {}

  static void define(String name, byte[] bytes) {
    Unsafe.getUnsafe().defineClass(name, bytes, 0, bytes.length, null, null);
  }
}
