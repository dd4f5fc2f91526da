package io.asynclocal.agent.transform;

import java.nio.charset.StandardCharsets;

/**
 * Finds a method that a class file declares, without waking a class file library. Its constant pool
 * rules out nearly every class; callers of a method are many, though, and those that declare it are
 * few, so its methods are looked at as well. The format is that of JVMS 4.
 */
final class ClassFileScan {

  private static final int COUNT_AT = 8;
  private static final int POOL_AT = 10;
  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int STATIC_NATIVE_OR_ABSTRACT = 0x0008 | 0x0100 | 0x0400;

  private final byte[] classFile;

  /** Where each UTF-8 constant begins; of a class, less than 0, the constant with its name. */
  private final int[] texts;

  private int at;

  private ClassFileScan(byte[] classFile) {
    this.classFile = classFile;
    this.texts = new int[unsignedShort(classFile, COUNT_AT)];
  }

  /** A text as a class file has it; ASCII alone. */
  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether a class declares an instance method with a body. */
  static boolean declares(byte[] classFile, byte[] name, byte[] descriptor) {
    return mentions(classFile, name, descriptor)
        && new ClassFileScan(classFile).find(name, descriptor);
  }

  /** Whether a direct subclass of a class declares an instance method with a body. */
  static boolean declaresBelow(
      byte[] superclass, byte[] classFile, byte[] name, byte[] descriptor) {
    if (!mentions(classFile, superclass, name)) {
      return false;
    }
    ClassFileScan scan = new ClassFileScan(classFile);
    scan.readPool();
    scan.at += 4; // access, this class
    int parent = scan.texts[scan.next()];
    return parent < 0 && scan.isText(-parent, superclass) && scan.find(name, descriptor);
  }

  /** Whether the constant pool has both texts. */
  private static boolean mentions(byte[] classFile, byte[] first, byte[] second) {
    boolean foundFirst = false;
    boolean foundSecond = false;
    int count = unsignedShort(classFile, COUNT_AT);
    int at = POOL_AT;
    for (int i = 1; i < count && !(foundFirst && foundSecond); i++) {
      int tag = classFile[at];
      if (tag == UTF8) {
        int length = unsignedShort(classFile, at + 1);
        foundFirst |= length == first.length && isAt(classFile, at + 3, first);
        foundSecond |= length == second.length && isAt(classFile, at + 3, second);
        at += 3 + length;
      } else {
        at += sizeOf(tag);
        i += tag == LONG || tag == DOUBLE ? 1 : 0;
      }
    }
    return foundFirst && foundSecond;
  }

  private boolean find(byte[] name, byte[] descriptor) {
    readPool();
    at += 6; // access, this class, its superclass
    int interfaces = next();
    at += 2 * interfaces;
    for (int fields = next(); fields > 0; fields--) {
      at += 6; // access, name, descriptor
      skipAttributes();
    }
    for (int methods = next(); methods > 0; methods--) {
      boolean hasBodyAndThis = (next() & STATIC_NATIVE_OR_ABSTRACT) == 0;
      boolean isNamed = isText(next(), name);
      boolean isTyped = isText(next(), descriptor);
      if (hasBodyAndThis && isNamed && isTyped) {
        return true;
      }
      skipAttributes();
    }
    return false;
  }

  private void readPool() {
    at = POOL_AT;
    for (int i = 1; i < texts.length; i++) {
      int tag = classFile[at];
      if (tag == UTF8) {
        texts[i] = at;
        at += 3 + unsignedShort(classFile, at + 1);
      } else {
        texts[i] = tag == CLASS ? -unsignedShort(classFile, at + 1) : 0;
        at += sizeOf(tag);
        i += tag == LONG || tag == DOUBLE ? 1 : 0;
      }
    }
  }

  private void skipAttributes() {
    for (int attributes = next(); attributes > 0; attributes--) {
      at += 2; // name
      int length = next() << 16 | next();
      at += length;
    }
  }

  private int next() {
    int value = unsignedShort(classFile, at);
    at += 2;
    return value;
  }

  private boolean isText(int constant, byte[] text) {
    int begin = texts[constant];
    return begin > 0
        && unsignedShort(classFile, begin + 1) == text.length
        && isAt(classFile, begin + 3, text);
  }

  private static boolean isAt(byte[] classFile, int at, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (classFile[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** The size of a constant that is no text. */
  private static int sizeOf(int tag) {
    switch (tag) {
      case CLASS:
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
        throw new IllegalArgumentException("its constant pool has an unknown tag " + tag);
    }
  }

  private static int unsignedShort(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }
}
