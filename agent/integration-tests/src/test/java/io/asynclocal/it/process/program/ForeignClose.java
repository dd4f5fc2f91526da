package io.asynclocal.it.process.program;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.Scope;

/** Closes a scope on a thread that did not open it. */
public final class ForeignClose {

  private ForeignClose() {}

  public static void main(String[] arguments) throws Exception {
    AsyncLocalStorage<String> user = AsyncLocalStorage.create();
    Scope scope = user.withScope("ada");
    Thread other =
        new Thread(
            () -> {
              try {
                scope.close();
                System.out.println("ignored");
              } catch (IllegalStateException e) {
                System.out.println("thrown");
              }
            });
    other.start();
    other.join();
    scope.close();
  }
}
