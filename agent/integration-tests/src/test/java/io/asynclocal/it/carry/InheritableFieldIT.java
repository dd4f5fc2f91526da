package io.asynclocal.it.carry;

/** An {@code InheritableThreadLocal}, which a thread would else keep from its birth. */
class InheritableFieldIT extends CarryContract {

  @Override
  void set(String value) {
    Fields.inheritable().set(value);
  }

  @Override
  String get() {
    return Fields.inheritable().get();
  }

  @Override
  void clear() {
    Fields.inheritable().remove();
  }
}
