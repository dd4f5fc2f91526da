package io.asynclocal.it.carry;

/** A logging library's map in a loader of its own: {@code put}, {@code get} and {@code clear}. */
final class Named implements Held {

  private static final String USER = "user";

  private final Class<?> type;

  Named(ClassLoader loader, String className) {
    try {
      type = Class.forName(className, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    if (type.getClassLoader() != loader) {
      throw new IllegalStateException("no copy of its own");
    }
  }

  @Override
  public void set(String value) {
    call("put", new Class<?>[] {String.class, String.class}, USER, value);
  }

  @Override
  public String get() {
    return (String) call("get", new Class<?>[] {String.class}, USER);
  }

  @Override
  public void clear() {
    call(type.getSimpleName().equals("MDC") ? "clear" : "clearAll", new Class<?>[0]);
  }

  private Object call(String method, Class<?>[] types, Object... arguments) {
    try {
      return type.getMethod(method, types).invoke(null, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(method, e);
    }
  }
}
