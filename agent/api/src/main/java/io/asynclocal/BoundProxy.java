package io.asynclocal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A listener of any interface whose methods run with a snapshot. */
final class BoundProxy implements InvocationHandler {

  private final Snapshot snapshot;
  private final Object listener;

  private BoundProxy(Snapshot snapshot, Object listener) {
    this.snapshot = snapshot;
    this.listener = listener;
  }

  static <I> I of(Snapshot snapshot, Class<I> type, I listener) {
    if (!type.isInterface()) {
      throw new IllegalArgumentException(type.getName() + " is not an interface");
    }
    if (Proxy.isProxyClass(listener.getClass())
        && Proxy.getInvocationHandler(listener) instanceof BoundProxy) {
      return listener;
    }
    if (!Modifier.isPublic(type.getModifiers()) && !canOpen(type)) {
      throw new IllegalArgumentException(
          type.getName() + " is neither public nor open to module io.asynclocal");
    }
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new BoundProxy(snapshot, listener)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    if (method.getName().equals("equals") && method.getDeclaringClass() == Object.class) {
      return args != null && proxy == args[0];
    }
    if (!Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
      method.setAccessible(true);
    }
    try {
      return snapshot.<@Nullable Object, Exception>call(() -> method.invoke(listener, args));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static boolean canOpen(Class<?> type) {
    for (Method method : type.getMethods()) {
      if (!method.trySetAccessible()) {
        return false;
      }
    }
    return true;
  }
}
