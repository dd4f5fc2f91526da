package io.asynclocal.agent.rewrite;

import java.nio.charset.StandardCharsets;

/**
 * Looks for names in the constant pool of a class file, which rules out nearly every class without
 * waking a class file library. The format is that of JVMS 4.4.
 */
final class ConstantPool {

  private static final int COUNT_AT = 8;
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private ConstantPool() {}

  /** Whether the pool has both texts; ASCII alone. */
  static boolean hasUtf8(byte[] classFile, String first, String second) {
    byte[] firstBytes = first.getBytes(StandardCharsets.US_ASCII);
    byte[] secondBytes = second.getBytes(StandardCharsets.US_ASCII);
    boolean foundFirst = false;
    boolean foundSecond = false;
    int count = unsignedShort(classFile, COUNT_AT);
    int at = COUNT_AT + 2;
    for (int i = 1; i < count && !(foundFirst && foundSecond); i++) {
      int tag = classFile[at];
      if (tag == UTF8) {
        int length = unsignedShort(classFile, at + 1);
        foundFirst |= matches(classFile, at + 3, length, firstBytes);
        foundSecond |= matches(classFile, at + 3, length, secondBytes);
        at += 3 + length;
      } else {
        at += sizeOf(tag);
        i += tag == LONG || tag == DOUBLE ? 1 : 0;
      }
    }
    return foundFirst && foundSecond;
  }

  private static boolean matches(byte[] classFile, int at, int length, byte[] text) {
    if (length != text.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (classFile[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static int sizeOf(int tag) {
    switch (tag) {
      case 7: // class
      case 8: // string
      case 16: // method type
      case 19: // module
      case 20: // package
        return 3;
      case 15: // method handle
        return 4;
      case LONG:
      case DOUBLE:
        return 9;
      case 3: // int
      case 4: // float
      case 9: // field, method, interface method
      case 10:
      case 11:
      case 12: // name and type
      case 17: // dynamic
      case 18: // invokedynamic
        return 5;
      default:
        throw new RewriteException("its constant pool has an unknown tag " + tag);
    }
  }

  private static int unsignedShort(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }
}
