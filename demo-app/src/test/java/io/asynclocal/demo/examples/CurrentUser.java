package io.asynclocal.demo.examples;

import io.asynclocal.AsyncLocalStorage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What all examples share: the storage, and work that goes over other threads and needs it. */
final class CurrentUser {

  static final AsyncLocalStorage<String> USER =
      AsyncLocalStorage.<String>builder().name("USER").build();

  private CurrentUser() {}

  /** Stands for your token check: whoever names themself is believed. */
  static String userOf(String header) {
    return header == null ? "nobody" : header;
  }

  /** Waits, then asks who it works for, on a thread of the common pool. */
  static CompletableFuture<String> greeting() {
    return CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS))
        .thenApplyAsync(waited -> "hello " + USER.requireStore());
  }
}
