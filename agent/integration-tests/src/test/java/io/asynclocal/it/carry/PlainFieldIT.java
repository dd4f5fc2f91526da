package io.asynclocal.it.carry;

/** A private static field with a {@code ThreadLocal}. */
class PlainFieldIT extends CarryContract {

  @Override
  void set(String value) {
    Fields.plain().set(value);
  }

  @Override
  String get() {
    return Fields.plain().get();
  }

  @Override
  void clear() {
    Fields.plain().remove();
  }
}
