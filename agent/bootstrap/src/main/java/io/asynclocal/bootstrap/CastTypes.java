package io.asynclocal.bootstrap;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether a task is of a type that an executor's code casts to or tests for. The names of those
 * types stand in one constant of the executor's code, each with a comma behind it; each class of
 * task is looked at once for each such constant.
 */
final class CastTypes extends ClassValue<AtomicReference<Object[]>> {

  private static final CastTypes ANSWERS = new CastTypes();
  private static final Object[] NONE = {};

  private CastTypes() {}

  /** Whether the class, or one that it extends or implements, is named. */
  static boolean include(String names, Class<?> type) {
    if (names.isEmpty()) {
      return false;
    }
    AtomicReference<Object[]> answers = ANSWERS.get(type);
    Object[] known = Objects.requireNonNull(answers.get());
    for (int i = 0; i < known.length; i += 2) {
      if (known[i] == names) {
        return known[i + 1] == Boolean.TRUE;
      }
    }
    boolean answer = isOrExtendsNamed(names, type);
    Object[] more = new Object[known.length + 2];
    System.arraycopy(known, 0, more, 0, known.length);
    more[known.length] = names;
    more[known.length + 1] = answer ? Boolean.TRUE : Boolean.FALSE;
    // Where another thread was first, the question is asked again.
    answers.compareAndSet(known, more);
    return answer;
  }

  /** Whether just this class is named; nothing is allocated. */
  static boolean name(String names, Class<?> type) {
    String name = type.getName();
    for (int at = names.indexOf(name); at >= 0; at = names.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean begins = at == 0 || names.charAt(at - 1) == ',';
      if (begins && end < names.length() && names.charAt(end) == ',') {
        return true;
      }
    }
    return false;
  }

  @Override
  protected AtomicReference<Object[]> computeValue(Class<?> type) {
    return new AtomicReference<>(NONE);
  }

  private static boolean isOrExtendsNamed(String names, Class<?> type) {
    for (Class<?> t = type; t != null && t != Object.class; t = t.getSuperclass()) {
      if (isOrImplementsNamed(names, t)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOrImplementsNamed(String names, Class<?> type) {
    if (name(names, type)) {
      return true;
    }
    for (Class<?> superinterface : type.getInterfaces()) {
      if (isOrImplementsNamed(names, superinterface)) {
        return true;
      }
    }
    return false;
  }
}
