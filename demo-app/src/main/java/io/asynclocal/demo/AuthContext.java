package io.asynclocal.demo;

import io.asynclocal.AsyncLocalStorage;

/**
 * Who is signed in.
 *
 * @param userId the user's key in the database
 */
record AuthContext(String userId) {

  /** The one of the current request, on whatever thread its work is. */
  static final AsyncLocalStorage<AuthContext> AUTH =
      AsyncLocalStorage.<AuthContext>builder().name("AUTH").build();

  /** The user seen here; null where none is. */
  static String userSeen() {
    AuthContext context = AUTH.getStore();
    return context == null ? null : context.userId();
  }
}
