package io.asynclocal.it.carry;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A program's own thread locals, as users have them; the options of this run name them. */
final class Fields {

  static final String INITIALLY = "initially";

  static final AtomicInteger INITIALISED = new AtomicInteger();

  private static final ThreadLocal<String> PLAIN = new ThreadLocal<>();

  private static final ThreadLocal<String> INITIAL =
      ThreadLocal.withInitial(
          () -> {
            INITIALISED.incrementAndGet();
            return INITIALLY;
          });

  private static final ThreadLocal<String> INHERITABLE = new InheritableThreadLocal<>();

  private static final FastThreadLocal<String> FAST = new FastThreadLocal<>();

  private static final ThreadLocal<Deque<String>> DEQUE = ThreadLocal.withInitial(ArrayDeque::new);

  private static final ThreadLocal<Map<String, String>> MAP = new ThreadLocal<>();

  private Fields() {}

  static ThreadLocal<String> plain() {
    return PLAIN;
  }

  static ThreadLocal<String> initial() {
    return INITIAL;
  }

  static ThreadLocal<String> inheritable() {
    return INHERITABLE;
  }

  static FastThreadLocal<String> fast() {
    return FAST;
  }

  static ThreadLocal<Deque<String>> deque() {
    return DEQUE;
  }

  static ThreadLocal<Map<String, String>> map() {
    return MAP;
  }

  static Map<String, String> mapOf(String value) {
    Map<String, String> map = new HashMap<>();
    map.put("user", value);
    return map;
  }
}
