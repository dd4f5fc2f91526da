package io.asynclocal.it.carry;

import org.apache.shiro.util.ThreadContext;

/** Shiro's {@code ThreadContext}. */
class ShiroContextIT extends CarryContract {

  private static final String USER = "user";

  @Override
  void set(String value) {
    ThreadContext.put(USER, value);
  }

  @Override
  String get() {
    return (String) ThreadContext.get(USER);
  }

  @Override
  void clear() {
    ThreadContext.remove();
  }
}
