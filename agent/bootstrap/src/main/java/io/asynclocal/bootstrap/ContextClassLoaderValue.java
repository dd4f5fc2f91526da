package io.asynclocal.bootstrap;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The thread's context class loader. It travels as a weak reference, so that a task that waits does
 * not keep a web application from unloading. No thread should be without one: where none travels, a
 * thread gets back the one that it had before the first task.
 */
public final class ContextClassLoaderValue extends ThreadValue {

  private static final ThreadLocal<@Nullable WeakReference<ClassLoader>> ORIGINAL =
      new ThreadLocal<>();

  @Override
  public @Nullable Object current() {
    return Thread.currentThread().getContextClassLoader();
  }

  @Override
  public Object captured(Object current) {
    return new WeakReference<>(current);
  }

  @Override
  public void enter(Object captured) {
    ClassLoader loader = (ClassLoader) ((WeakReference<?>) captured).get();
    if (loader == null) {
      clear();
      return;
    }
    Thread thread = Thread.currentThread();
    if (ORIGINAL.get() == null) {
      ORIGINAL.set(new WeakReference<>(thread.getContextClassLoader()));
    }
    thread.setContextClassLoader(loader);
  }

  @Override
  public void restore(Object previous) {
    Thread.currentThread().setContextClassLoader((ClassLoader) previous);
    WeakReference<ClassLoader> first = ORIGINAL.get();
    if (first != null && first.get() == previous) {
      ORIGINAL.remove();
    }
  }

  @Override
  public void clear() {
    WeakReference<ClassLoader> first = ORIGINAL.get();
    if (first != null) {
      Thread.currentThread().setContextClassLoader(first.get());
      ORIGINAL.remove();
    }
  }

  @Override
  public String toString() {
    return "thread context class loader";
  }
}
