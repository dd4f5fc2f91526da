package io.asynclocal.agent.rewrite;

/** Finds a method in a class file by itself, as callers of one are many and executors are few. */
final class DeclaredMethods {

  private static final int STATIC = 0x0008;
  private static final int NATIVE = 0x0100;
  private static final int ABSTRACT = 0x0400;

  private final byte[] classFile;
  private final ConstantPool pool;
  private int at;

  private DeclaredMethods(byte[] classFile) {
    this.classFile = classFile;
    this.pool = new ConstantPool(classFile);
  }

  /** Whether a class declares an instance method with a body. */
  static boolean has(byte[] classFile, byte[] name, byte[] descriptor) {
    return ConstantPool.hasUtf8(classFile, name, descriptor)
        && new DeclaredMethods(classFile).find(name, descriptor);
  }

  /** Walks the structure of JVMS 4.1. */
  private boolean find(byte[] name, byte[] descriptor) {
    at = pool.end() + 6; // access, this class, its superclass
    int interfaces = next();
    at += 2 * interfaces;
    for (int fields = next(); fields > 0; fields--) {
      at += 6; // access, name, descriptor
      skipAttributes();
    }
    for (int methods = next(); methods > 0; methods--) {
      boolean hasBodyAndThis = (next() & (STATIC | NATIVE | ABSTRACT)) == 0;
      boolean isNamed = pool.isUtf8(next(), name);
      boolean isTyped = pool.isUtf8(next(), descriptor);
      if (hasBodyAndThis && isNamed && isTyped) {
        return true;
      }
      skipAttributes();
    }
    return false;
  }

  private void skipAttributes() {
    for (int attributes = next(); attributes > 0; attributes--) {
      at += 2; // name
      int length = next() << 16 | next();
      at += length;
    }
  }

  private int next() {
    int value = ConstantPool.unsignedShort(classFile, at);
    at += 2;
    return value;
  }
}
