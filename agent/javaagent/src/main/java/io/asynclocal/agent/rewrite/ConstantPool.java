package io.asynclocal.agent.rewrite;

import java.nio.charset.StandardCharsets;

/**
 * The constant pool of a class file: it rules out nearly every class that need not be rewritten,
 * without waking a class file library. The format is that of JVMS 4.4.
 */
final class ConstantPool {

  private static final int COUNT_AT = 8;
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private final byte[] classFile;

  /** Where each UTF-8 constant begins; 0 for other ones. */
  private final int[] texts;

  private final int end;

  /** Reads the whole pool. */
  ConstantPool(byte[] classFile) {
    this.classFile = classFile;
    texts = new int[unsignedShort(classFile, COUNT_AT)];
    int at = COUNT_AT + 2;
    for (int i = 1; i < texts.length; i++) {
      int tag = classFile[at];
      if (tag == UTF8) {
        texts[i] = at;
      }
      at += sizeOf(classFile, at, tag);
      i += tag == LONG || tag == DOUBLE ? 1 : 0;
    }
    end = at;
  }

  /** Where the class file goes on behind the pool. */
  int end() {
    return end;
  }

  /** Whether a constant has this text. */
  boolean isUtf8(int index, byte[] text) {
    return texts[index] != 0 && isUtf8At(classFile, texts[index], text);
  }

  /** Whether a class file has both texts. */
  static boolean hasUtf8(byte[] classFile, byte[] first, byte[] second) {
    boolean foundFirst = false;
    boolean foundSecond = false;
    int count = unsignedShort(classFile, COUNT_AT);
    int at = COUNT_AT + 2;
    for (int i = 1; i < count && !(foundFirst && foundSecond); i++) {
      int tag = classFile[at];
      if (tag == UTF8) {
        foundFirst |= isUtf8At(classFile, at, first);
        foundSecond |= isUtf8At(classFile, at, second);
      }
      at += sizeOf(classFile, at, tag);
      i += tag == LONG || tag == DOUBLE ? 1 : 0;
    }
    return foundFirst && foundSecond;
  }

  /** A text as a class file has it; ASCII alone. */
  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean isUtf8At(byte[] classFile, int at, byte[] text) {
    if (unsignedShort(classFile, at + 1) != text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (classFile[at + 3 + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static int sizeOf(byte[] classFile, int at, int tag) {
    switch (tag) {
      case UTF8:
        return 3 + unsignedShort(classFile, at + 1);
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

  static int unsignedShort(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }
}
