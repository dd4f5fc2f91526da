package io.asynclocal.it.process.program;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;

/** An agent of somebody else that rewrites the same classes, again and again. */
public final class OtherAgent {

  /** Gives every class back as it came, which is a change to the JVM. */
  private static final class Same implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
      return bytes.clone();
    }
  }

  private static Instrumentation jvm;

  private OtherAgent() {}

  /** Uses what it is about to rewrite, so that all of it is loaded before the next agent comes. */
  public static void premain(String argument, Instrumentation instrumentation) throws Exception {
    jvm = instrumentation;
    jvm.addTransformer(new Same(), true);
    Executors.newFixedThreadPool(1).submit(() -> {}).get();
    CompletableFuture.runAsync(() -> {}).thenRun(() -> {}).get();
    retransform();
  }

  static void retransform() throws Exception {
    jvm.retransformClasses(
        FutureTask.class,
        ThreadPoolExecutor.class,
        CompletableFuture.class,
        ForkJoinPool.class,
        Thread.class);
  }

  /** Travels, then rewrites once more, and travels again. */
  public static void main(String[] arguments) throws Exception {
    Travels.print("ada");
    Thread retransforming =
        new Thread(
            () -> {
              try {
                retransform();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    retransforming.start();
    retransforming.join();
    Travels.print("ada");
    System.exit(0);
  }
}
