package io.asynclocal.demo;

import static io.asynclocal.demo.AuthContext.AUTH;
import static io.asynclocal.demo.logging.RequestLog.LOG;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.demo.logging.RequestLog;
import io.asynclocal.demo.web.Access;
import io.asynclocal.demo.web.Middleware;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.concurrent.CompletableFuture;

/**
 * Lets nobody in without a valid token of an active user, and runs the rest of the request as that
 * user. Public routes are left as they are.
 */
final class AuthHook implements Middleware {

  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;
  private final UserDirectory users;

  AuthHook(Tokens tokens, UserDirectory users) {
    this.tokens = tokens;
    this.users = users;
  }

  @Override
  public void around(Context ctx, Handler next) throws Exception {
    if (ctx.routeRoles().contains(Access.PUBLIC)) {
      next.handle(ctx);
      return;
    }
    String userId = tokens.userOf(bearerToken(ctx));
    // Bound, as the server asks for the future only when all middleware has returned.
    ctx.future(AsyncLocalStorage.bindSupplier(() -> whenActive(userId, () -> handle(next, ctx))));
  }

  private CompletableFuture<Void> whenActive(String userId, Runnable rest) {
    return users
        .isActive(userId)
        .thenAccept(
            active -> {
              if (!active) {
                throw new Unauthorized("user is not active");
              }
              AsyncLocalStorage.with(AUTH, new AuthContext(userId))
                  .and(LOG, RequestLog.signedIn(userId))
                  .run(rest);
            });
  }

  private static void handle(Handler next, Context ctx) {
    try {
      next.handle(ctx);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String bearerToken(Context ctx) {
    String header = ctx.header("Authorization");
    if (header == null) {
      throw new Unauthorized("access token is missing");
    }
    if (!header.startsWith(SCHEME)) {
      throw new Unauthorized("access token is malformed");
    }
    return header.substring(SCHEME.length());
  }
}
