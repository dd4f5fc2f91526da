package io.asynclocal.demo.cookies;

import io.asynclocal.AsyncLocalStorage;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;

/** Where code finds the cookies of its request. */
public final class Cookies {

  static final AsyncLocalStorage<RequestCookies> COOKIES =
      AsyncLocalStorage.<RequestCookies>builder().name("COOKIES").build();

  private Cookies() {}

  /**
   * The cookies of the request that this work belongs to.
   *
   * @return complete already, as it is with Next.js; failed outside any request
   */
  public static CompletableFuture<CookieStore> cookies() {
    try {
      return CompletableFuture.completedFuture(COOKIES.requireStore());
    } catch (NoSuchElementException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
