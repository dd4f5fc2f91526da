package io.asynclocal.benchmarks;

import java.util.concurrent.ThreadFactory;

/** Virtual threads by reflection, as the benchmarks compile for JDK 17. */
final class VirtualThreads {

  static final boolean ARE_THERE = Runtime.version().feature() >= 21;

  static final ThreadFactory FACTORY = factory();

  private VirtualThreads() {}

  private static ThreadFactory factory() {
    if (!ARE_THERE) {
      return Thread::new;
    }
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no virtual threads", e);
    }
  }
}
