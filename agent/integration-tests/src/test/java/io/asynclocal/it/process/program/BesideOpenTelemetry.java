package io.asynclocal.it.process.program;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Ours travels, and OpenTelemetry's own context does, by its agent. */
public final class BesideOpenTelemetry {

  private static final ContextKey<String> KEY = ContextKey.named("user");

  private BesideOpenTelemetry() {}

  public static void main(String[] arguments) throws Exception {
    Travels.print("ada");
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.submit(() -> {}).get();
    CompletableFuture<String> dependent = new CompletableFuture<>();
    try (Scope scope = Context.current().with(KEY, "theirs").makeCurrent()) {
      System.out.println("submit: " + pool.submit(BesideOpenTelemetry::current).get());
      CountDownLatch ran = new CountDownLatch(1);
      pool.execute(
          () -> {
            System.out.println("execute: " + current());
            ran.countDown();
          });
      ran.await();
      dependent.thenAccept(v -> System.out.println("dependent: " + current()));
    }
    dependent.complete("done");
    System.out.println("nobody: " + pool.submit(BesideOpenTelemetry::current).get());
    Travels.print("ada");
    System.exit(0);
  }

  private static String current() {
    return Context.current().get(KEY);
  }
}
