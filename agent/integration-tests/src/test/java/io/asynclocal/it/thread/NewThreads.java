package io.asynclocal.it.thread;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** What JDK 21 brought for threads, by reflection, as the tests are compiled for 17. */
public final class NewThreads {

  private NewThreads() {}

  public static boolean areThere() {
    return Runtime.version().feature() >= 21;
  }

  public static void startVirtual(Runnable task) throws ReflectiveOperationException {
    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
  }

  /** Starts a thread by the builder that the given method of Thread returns. */
  public static void start(String builder, Runnable task) throws ReflectiveOperationException {
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    type.getMethod("start", Runnable.class).invoke(builder(builder), task);
  }

  public static ThreadFactory factory(String builder) throws ReflectiveOperationException {
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    return (ThreadFactory) type.getMethod("factory").invoke(builder(builder));
  }

  public static ExecutorService executor(String builder) throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class
            .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
            .invoke(null, factory(builder));
  }

  private static Object builder(String method) throws ReflectiveOperationException {
    return Thread.class.getMethod(method).invoke(null);
  }
}
