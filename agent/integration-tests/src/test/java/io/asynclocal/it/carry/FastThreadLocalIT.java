package io.asynclocal.it.carry;

/** Netty's {@code FastThreadLocal}, on threads that are not Netty's. */
class FastThreadLocalIT extends CarryContract {

  @Override
  void set(String value) {
    Fields.fast().set(value);
  }

  @Override
  String get() {
    return Fields.fast().getIfExists();
  }

  @Override
  void clear() {
    Fields.fast().remove();
  }
}
